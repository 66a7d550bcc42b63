import { expect, test } from 'vitest';
import { redeemRequest, startClient, startPair } from './harness.ts';
import { httpAnswer, startRawServer } from './raw-server.ts';
import { redeemedV2 } from './redeem-answers.ts';

test('a connection at rest is used again', async () => {
  const server = await startRawServer(({ socket }) => socket.write(httpAnswer(JSON.stringify(redeemedV2()))));
  const { capillary } = startClient(server.url);
  for (let turn = 0; turn < 5; turn += 1) {
    expect((await capillary.redeemCoupon(redeemRequest)).kind).toBe('answered');
    await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
  }
  expect(server.requests).toHaveLength(5);
  expect(server.connections()).toBe(1);
});

test('no second request goes onto a connection that awaits an answer', async () => {
  const nobody = JSON.stringify({ data: [], warnings: [], errors: [] });
  const server = await startRawServer(() => {});
  const { capillary } = startClient(server.url);
  const first = capillary.searchCustomers('Ava', 10);
  await server.arrived(1);
  const others = [1, 2].map(() => capillary.searchCustomers('Ava', 10));
  await server.arrived(3);
  expect(server.requests.map(({ onSocket }) => onSocket)).toEqual([1, 1, 1]);
  for (const { socket } of server.requests) socket.write(httpAnswer(nobody));
  const outcomes = await Promise.all([first, ...others]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
});

test('the watcher is told of every request with its outcome', async () => {
  const { server, capillary, calls } = await startPair();
  server.answers({ body: redeemedV2() }, { status: 500 });
  const first = await capillary.redeemCoupon(redeemRequest);
  const second = await capillary.redeemCoupon(redeemRequest);
  expect(calls).toEqual([
    { path: '/v2/coupon/redeem', outcome: first },
    { path: '/v2/coupon/redeem', outcome: second },
  ]);
  expect(first.call.durationMs).toBeGreaterThan(0);
});

test('a write is never repeated, whatever becomes of it', async () => {
  for (const status of [200, 302, 400, 401, 408, 429, 500, 502, 503, 504]) {
    const { server, capillary } = await startPair();
    server.answers({ status, headers: { 'retry-after': '0', location: '/' } });
    await capillary.redeemCoupon(redeemRequest);
    expect(server.requests).toHaveLength(1);
  }
});

test('informational answers before the real one are passed over', async () => {
  const server = await startRawServer(({ socket }) =>
    socket.write(`HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${httpAnswer(JSON.stringify(redeemedV2()))}`),
  );
  const { capillary } = startClient(server.url);
  expect((await capillary.redeemCoupon(redeemRequest)).kind).toBe('answered');
});
