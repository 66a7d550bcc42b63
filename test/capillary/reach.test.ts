import { expect, test } from 'vitest';
import { startClient, startPair } from './harness.ts';
import { startRawServer } from './raw-server.ts';
import { steppedClock } from './stepped-clock.ts';

test.each([200, 302, 401, 404, 503])('a host that answers %i is reached', async (status) => {
  const { server, capillary, calls } = await startPair();
  server.answers({ status });
  expect(await capillary.reach(1_000)).toBe(true);
  expect(server.requests[0]).toMatchObject({ method: 'HEAD', path: '/', query: [], body: null });
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
  expect(calls).toEqual([]);
});

test('a base address with a path keeps it', async () => {
  const { server } = await startPair();
  server.answers({ body: { data: [], warnings: [], errors: [] } });
  const { capillary } = startClient(`${server.url}/tenant/`);
  await capillary.reach(1_000);
  await capillary.searchCustomers('Ava', 10);
  expect(server.requests.map(({ path }) => path)).toEqual(['/tenant/', '/tenant/v2/customers/search']);
});

test('a host that refuses is not reached, nor is anything after stop', async () => {
  const { capillary } = startClient('http://127.0.0.1:1');
  expect(await capillary.reach(1_000)).toBe(false);
  await capillary.stop();
  expect(await capillary.reach(1_000)).toBe(false);
});

test('a host that keeps silent is not reached within the limit', async () => {
  const clock = steppedClock();
  const server = await startRawServer(() => {});
  const { capillary } = startClient(server.url, { clock });
  const reached = capillary.reach(1_500);
  await server.arrived(1);
  clock.step(1_500);
  expect(await reached).toBe(false);
  expect(clock.waiting()).toBe(0);
});
