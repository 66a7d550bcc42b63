/** Cookies and tokens: how a browser is let in, and that two browsers are two callers. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCallers } from '../../src-main/http/callers.ts';
import { type OpenDoor, openDoor, programKey, token } from './open-door.ts';

let till: OpenDoor;
beforeEach(async () => {
  till = await openDoor();
});
afterEach(() => till.stop());

const read = (cookie: string) =>
  till.ask({ method: 'POST', path: '/api/readSession', headers: { Cookie: cookie } });

test('the token of the link is exchanged for a strict cookie that holds something else', async () => {
  const answer = await till.ask({
    method: 'POST',
    path: '/door/open',
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  expect(answer.json()).toEqual({ ok: true });
  const line = answer.headers['set-cookie']?.[0] ?? '';
  expect(line).toMatch(
    new RegExp(`^counterpart_${till.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
  );
  expect(line).not.toContain(token);
});

test('a browser with its cookie is let in without the token', async () => {
  expect((await read(await till.openAsBrowser())).status).toBe(200);
});

test('two browsers and a program are three callers, and each stays the same', async () => {
  const first = await till.openAsBrowser();
  const second = await till.openAsBrowser();
  await read(first);
  await read(second);
  await till.call('readSession');
  await read(first);
  const [one, two, program, again] = till.calls.map((call) => call.caller);
  expect(new Set([one, two, program]).size).toBe(3);
  expect(again).toBe(one);
});

test('a browser that opens its link again stays the caller it was', async () => {
  const cookie = await till.openAsBrowser();
  const again = await till.ask({
    method: 'POST',
    path: '/door/open',
    headers: { Authorization: `Bearer ${token}`, Cookie: cookie },
  });
  expect(again.status).toBe(200);
  expect(again.headers['set-cookie']).toBeUndefined();
});

test('an old cookie of the same name beside the right one does no harm', async () => {
  const cookie = await till.openAsBrowser();
  expect((await read(`other=1; counterpart_${till.port}=old; ${cookie}`)).status).toBe(200);
});

test('a wrong token is not mended by a right cookie', async () => {
  const cookie = await till.openAsBrowser();
  const answer = await till.ask({
    method: 'POST',
    path: '/api/readSession',
    headers: { Cookie: cookie, Authorization: 'Bearer wrong' },
  });
  expect(answer.status).toBe(401);
});

test('the token of the link is no key: it opens the door to a page, and answers no call', async () => {
  const headers = { Authorization: `Bearer ${token}` };
  for (const [method, path] of [
    ['POST', '/api/readSession'],
    ['GET', '/api/events'],
  ] as const) {
    const answer = await till.ask({ method, path, headers });
    expect([answer.status, answer.json().failure?.reason]).toEqual([401, 'key-wrong']);
  }
  expect(till.calls).toEqual([]);
});

test('a key listens to no page’s news', async () => {
  const answer = await till.ask({
    path: '/api/events',
    headers: { Authorization: `Bearer ${programKey}` },
  });
  expect([answer.status, answer.json().failure?.reason]).toEqual([403, 'key-never']);
  expect(till.listeners()).toBe(0);
});

test('the token opens nothing as an address or as a body', async () => {
  for (const path of [`/door/open?token=${token}`, `/api/readSession?token=${token}`]) {
    const body = JSON.stringify({ token });
    const headers = { 'Content-Type': 'application/json' };
    expect((await till.ask({ method: 'POST', path, headers, body })).status).toBe(401);
  }
});

test('browsers without end push out the oldest, not the program', () => {
  let next = 0;
  const callers = createCallers({
    token,
    port: 1,
    findProgram: () => null,
    randomBytes: (count) => {
      next += 1;
      return new Uint8Array(count).fill(next % 251).fill(next >> 8, 0, 1);
    },
  });
  const cookies = Array.from({ length: 65 }, () => callers.admit().split(';')[0]);
  expect(callers.findCookie(cookies[0])).toBeNull();
  expect(callers.findCookie(cookies[1])).not.toBeNull();
  expect(callers.findCookie(cookies[64])).not.toBeNull();
});

test('nothing secret is compared in a way whose time tells how much of it was right', () => {
  const file = new URL('../../src-main/http/callers.ts', import.meta.url);
  const code = readFileSync(file, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '');
  const compared = code.match(/[\w.]+ [=!]==? [\w.']+/g);
  expect(compared).toEqual([
    'presented !== null',
    'authorization !== undefined',
    'program !== null',
    'page !== null',
  ]);
  expect(code.match(/timingSafeEqual\(.*?\)/g)).toEqual([
    'timingSafeEqual(known.digest, presented)',
    'timingSafeEqual(digest(presented)',
  ]);
  expect(code).not.toMatch(/indexOf|includes|localeCompare|\.equals\(|switch|new (Map|Set)/);
});
