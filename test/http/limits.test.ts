/** Clients that send slowly, send nothing, send without end or ask without end: cut off, and nobody else waits. */
import { afterEach, expect, test } from 'vitest';
import { callRateLimits } from '../../src-main/http/call-rate.ts';
import { connectionLimits } from '../../src-main/http/connection-limits.ts';
import { type OpenDoor, openDoor, programKey } from './open-door.ts';
import { connectRaw, type RawConnection, sendRaw } from './send-raw.ts';

let till: OpenDoor;
let connections: RawConnection[] = [];
afterEach(async () => {
  for (const { socket } of connections) socket.destroy();
  connections = [];
  await till.stop();
});

function open(count: number): RawConnection[] {
  const opened = Array.from({ length: count }, () => connectRaw(till.port));
  connections.push(...opened);
  return opened;
}

/** Sends the piece again and again until the door hangs up. */
async function dribble({ socket, closed }: RawConnection, piece: string): Promise<void> {
  let isOpen = true;
  void closed.then(() => (isOpen = false));
  while (isOpen) {
    socket.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const head = () => `POST /api/readStatus HTTP/1.1\r\nHost: 127.0.0.1:${till.port}\r\n`;

test('what is sent too slowly or not at all is cut off while everybody else is answered', async () => {
  till = await openDoor({ headersMs: 600, requestMs: 2500, idleMs: 600, lookMs: 50 });
  const json = `Authorization: Bearer ${programKey}\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n`;
  const [headless, bodiless, silent, idle] = [open(20), open(10), open(5), open(5)];
  for (const { socket } of headless) socket.write(head());
  for (const { socket } of bodiless) socket.write(`${head()}${json}\r\n{`);
  for (const { socket } of idle) socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${till.port}\r\n\r\n`);
  let bodilessGone = 0;
  for (const { closed } of bodiless) void closed.then(() => (bodilessGone += 1));
  const early = [
    ...headless.map((one) => dribble(one, 'X: y\r\n')),
    ...[...silent, ...idle].map((one) => one.closed),
  ];
  const late = bodiless.map((one) => dribble(one, ' '));
  expect((await till.call('readStatus')).status).toBe(200);
  await Promise.all(early);
  expect(bodilessGone).toBe(0);
  await Promise.all(late);
  for (const one of headless) expect(one.text()).toMatch(/^HTTP\/1\.1 408 /);
  for (const one of [...bodiless, ...silent]) expect(one.text()).not.toContain('200 OK');
  for (const one of idle) expect(one.text()).toContain('<title>Counterpart</title>');
  expect(till.calls).toHaveLength(1);
});

test('connections beyond the limit are closed at once, and the door is open again when the others went', async () => {
  till = await openDoor({ connections: 8 });
  const held = open(8);
  await Promise.all(held.map(({ socket }) => new Promise((resolve) => socket.once('connect', resolve))));
  const [oneMore] = open(1);
  await oneMore?.closed;
  expect(oneMore?.text()).toBe('');
  for (const { socket } of held) socket.destroy();
  await Promise.all(held.map((one) => one.closed));
  const asked = () =>
    till.call('readStatus').then(
      (answer) => answer.status,
      () => 'refused',
    );
  await expect.poll(asked).toBe(200);
});

test('the limits of a real till all bite', async () => {
  till = await openDoor();
  const { headersMs, requestMs, idleMs, lookMs, headerBytes, connections: most } = connectionLimits;
  for (const ms of [headersMs, requestMs, idleMs, lookMs]) {
    expect(ms).toBeGreaterThan(0);
    expect(ms).toBeLessThanOrEqual(60_000);
  }
  expect(headersMs).toBeLessThanOrEqual(requestMs);
  expect(headerBytes).toBeLessThanOrEqual(16 * 1024);
  expect(most).toBeGreaterThan(0);
  expect(callRateLimits).toEqual({ burst: 10_000, perSecond: 1000 });
});

test('headers without number are all read: the last of thousands still counts', async () => {
  till = await openDoor();
  const many = 'a:\r\n'.repeat(3000);
  const [raw] = open(1);
  raw?.socket.write(
    `${head()}Authorization: Bearer ${programKey}\r\nConnection: close\r\n${many}Origin: https://evil.example\r\n\r\n`,
  );
  await raw?.closed;
  expect(raw?.text()).toMatch(/^HTTP\/1\.1 403 /);
  expect(till.calls).toEqual([]);
});

test('a script that runs wild is told to wait, and a browser beside it is not', async () => {
  till = await openDoor({}, { burst: 100, perSecond: 200 });
  const cookie = await till.openAsBrowser();
  const call = `${head()}Authorization: Bearer ${programKey}\r\n\r\n`;
  const last = `${head()}Authorization: Bearer ${programKey}\r\nConnection: close\r\n\r\n`;
  const statuses = async (calls: number) => {
    const text = await sendRaw(till.port, call.repeat(calls - 1) + last);
    return (text.match(/HTTP\/1\.1 \d+/g) ?? []).map((line) => Number(line.slice(-3)));
  };
  const first = await statuses(101);
  expect(first.lastIndexOf(200)).toBe(99);
  expect(first.slice(100)).toEqual([429]);
  const refused = await till.call('readStatus');
  expect(refused.headers['retry-after']).toBe('1');
  expect(refused.json().failure).toMatchObject({ kind: 'wait', reason: 'calls-too-many', retryAfterMs: 5 });
  expect(till.calls).toHaveLength(100);
  const browser = { method: 'POST', path: '/api/readStatus', headers: { Cookie: cookie } };
  expect((await till.ask(browser)).status).toBe(200);
  till.step(200);
  expect((await statuses(41)).filter((status) => status === 200)).toHaveLength(40);
});

test('one caller has sixteen streams of news at most', async () => {
  till = await openDoor();
  const cookie = await till.openAsBrowser();
  const shown = `Cookie: ${cookie}\r\n`;
  const streams = open(16);
  for (const { socket } of streams)
    socket.write(`GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:${till.port}\r\n${shown}\r\n`);
  await expect.poll(till.listeners).toBe(16);
  const headers = { Cookie: cookie };
  expect((await till.ask({ path: '/api/events', headers })).status).toBe(429);
  streams[0]?.socket.destroy();
  await expect.poll(till.listeners).toBe(15);
  const [another] = open(1);
  another?.socket.write(`GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:${till.port}\r\n${shown}\r\n`);
  await expect.poll(till.listeners).toBe(16);
});
