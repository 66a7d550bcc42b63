/** Nobody but the till's own page and the holder of a key gets an answer from the loopback door. */
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askPort, type OpenDoor, openDoor, programKey } from './open-door.ts';

let till: OpenDoor;
beforeEach(async () => {
  till = await openDoor();
});
afterEach(() => till.stop());

const bearer = { Authorization: `Bearer ${programKey}` };
const status = { method: 'POST', path: '/api/readStatus' };

test('a name that was bent to this machine is refused, on the page and on every call', async () => {
  for (const host of ['evil.example', `evil.example:${till.port}`, '127.0.0.1', `[::1]:${till.port}`]) {
    for (const asked of [status, { path: '/' }, { method: 'POST', path: '/door/open' }]) {
      const answer = await till.ask({ ...asked, headers: { ...bearer, Host: host } });
      expect([400, 403], `${asked.path} as ${host}`).toContain(answer.status);
    }
  }
  expect(till.calls).toEqual([]);
});

test('both names of this machine are taken', async () => {
  for (const host of [`127.0.0.1:${till.port}`, `localhost:${till.port}`])
    expect((await till.ask({ ...status, headers: { ...bearer, Host: host } })).status).toBe(200);
});

test('another page is refused even with the right key', async () => {
  const origins = [
    'https://evil.example',
    'null',
    'http://127.0.0.1:1',
    `https://127.0.0.1:${till.port}`,
    `http://localhost:${till.port}`,
    `http://127.0.0.1:${till.port}.evil.example`,
  ];
  for (const origin of origins) {
    const answer = await till.ask({ ...status, headers: { ...bearer, Origin: origin } });
    expect(answer.status, origin).toBe(403);
    expect(answer.json().failure?.reason).toBe('origin-refused');
  }
  const own = { ...bearer, Origin: `http://127.0.0.1:${till.port}` };
  expect((await till.ask({ ...status, headers: own })).status).toBe(200);
});

test('what the browser says comes from another page is refused', async () => {
  for (const site of ['cross-site', 'same-site', 'anything'])
    for (const asked of [status, { path: '/' }])
      expect((await till.ask({ ...asked, headers: { ...bearer, 'Sec-Fetch-Site': site } })).status).toBe(403);
  for (const site of ['same-origin', 'none'])
    expect((await till.ask({ ...status, headers: { ...bearer, 'Sec-Fetch-Site': site } })).status).toBe(200);
});

test('without a key or a cookie nothing but the page is answered', async () => {
  const paths = [
    ['POST', '/api/readStatus'],
    ['GET', '/api/openapi.json'],
    ['GET', '/api/events'],
    ['POST', '/api/nothing'],
    ['POST', '/door/open'],
  ] as const;
  const wrong: Record<string, string>[] = [
    {},
    { Authorization: `Bearer ${programKey.slice(0, -1)}` },
    { Authorization: `Bearer ${programKey}x` },
    { Authorization: programKey },
    { Authorization: `Basic ${programKey}` },
    { Cookie: `counterpart_${till.port}=${programKey}` },
    { Cookie: `counterpart_${till.port}=` },
  ];
  for (const [method, path] of paths)
    for (const headers of wrong) {
      const answer = await till.ask({ method, path, headers });
      expect(answer.status, `${method} ${path}`).toBe(401);
      const isKey = 'Authorization' in headers && path !== '/door/open';
      expect(answer.json().failure?.reason).toBe(isKey ? 'key-wrong' : 'token-wrong');
    }
  expect(till.calls).toEqual([]);
});

test('an address in the request line that is not a path is refused', async () => {
  const answer = await till.ask({ ...status, path: 'http://evil.example/api/readStatus', headers: bearer });
  expect([400, 403]).toContain(answer.status);
  expect(till.calls).toEqual([]);
});

test('the door listens on this machine only', async () => {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal);
  for (const { address } of addresses) {
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: address, port: till.port });
      socket.once('connect', () => resolve(socket.destroy() === undefined));
      socket.once('error', () => resolve(true));
    });
    expect(refused, address).toBe(true);
  }
});

test('no answer ever opens itself to another page', async () => {
  const preflight = await askPort(till.port, {
    method: 'OPTIONS',
    path: '/api/readStatus',
    headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
  });
  const answers = [preflight, await till.call('readStatus'), await till.ask({ path: '/' })];
  for (const answer of answers)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(preflight.status).toBe(403);
});

test('headers without end are refused before anything looks at them', async () => {
  const answer = await till.ask({ ...status, headers: { ...bearer, 'X-Long': 'x'.repeat(20_000) } });
  expect(answer.status).toBe(431);
});
