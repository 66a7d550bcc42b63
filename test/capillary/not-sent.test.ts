import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { ending, machineClock, patience, redeemRequest, startClient, startPair } from './harness.ts';
import { httpAnswer, startRawServer } from './raw-server.ts';
import { redeemedV2 } from './redeem-answers.ts';
import { startSelfSignedServer } from './self-signed.ts';
import { steppedClock } from './stepped-clock.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

test('nobody listens at the port', async () => {
  const { capillary, calls } = startClient(`http://127.0.0.1:${await freePort()}`);
  const outcome = await capillary.redeemCoupon(redeemRequest);
  expect(ending(outcome)).toBe('not-sent: ECONNREFUSED');
  expect(outcome.call).toMatchObject({ requestId: null, httpStatus: null, serverAheadMs: null });
  expect(calls).toEqual([{ path: '/v2/coupon/redeem', outcome }]);
});

test('the host has no address', async () => {
  const { capillary } = startClient('http://capillary.invalid', {
    limits: () => ({ connectMs: 2_000, answerMs: 2_000 }),
  });
  const outcome = await capillary.redeemCoupon(redeemRequest);
  expect(outcome.kind).toBe('not-sent');
});

test('the other side does not speak TLS', async () => {
  const { server } = await startPair();
  const { capillary } = startClient(server.url.replace('http:', 'https:'));
  const outcome = await capillary.redeemCoupon(redeemRequest);
  expect(ending(outcome)).toMatch(/^not-sent: (ERR_SSL_|EPROTO)/);
  expect(server.requests).toEqual([]);
});

test('the other side hangs up during the TLS handshake', async () => {
  const server = createServer((socket) => socket.on('error', () => {}).once('data', () => socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const { capillary } = startClient(`https://127.0.0.1:${port}`);
  const outcome = await capillary.redeemCoupon(redeemRequest);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  expect(ending(outcome)).toBe('not-sent: ECONNRESET');
});

test('the certificate is nobody’s', async () => {
  const server = await startSelfSignedServer();
  const { capillary } = startClient(`https://localhost:${server.port}`);
  const outcome = await capillary.redeemCoupon(redeemRequest);
  expect(ending(outcome)).toBe('not-sent: DEPTH_ZERO_SELF_SIGNED_CERT');
  expect(server.requests()).toBe(0);
});

test('the handshake takes longer than the connect limit', async () => {
  const silent = await startRawServer(() => {});
  const { capillary } = startClient(`https://127.0.0.1:${silent.port}`, {
    limits: () => ({ connectMs: 100, answerMs: 2_000 }),
  });
  const outcome = await capillary.redeemCoupon(redeemRequest);
  expect(ending(outcome)).toBe('not-sent: connect-timeout');
});

test('the connect limit is read at each call', async () => {
  const clock = steppedClock();
  const silent = await startRawServer(() => {});
  let connectMs = 5_000;
  const { capillary } = startClient(`https://127.0.0.1:${silent.port}`, {
    clock,
    limits: () => ({ connectMs, answerMs: 60_000 }),
  });
  const patient = capillary.redeemCoupon(redeemRequest);
  connectMs = 1_000;
  const hasty = capillary.redeemCoupon(redeemRequest);
  await expect.poll(() => clock.waiting(), patience).toBe(2);
  clock.step(1_000);
  expect(ending(await hasty)).toBe('not-sent: connect-timeout');
  clock.step(4_000);
  expect(ending(await patient)).toBe('not-sent: connect-timeout');
});

test('all connections are taken for longer than the connect limit: the call given up never leaves later', async () => {
  const clock = steppedClock();
  const server = await startRawServer(() => {});
  const { capillary } = startClient(server.url, {
    clock,
    limits: () => ({ connectMs: 1_000, answerMs: 60_000 }),
  });
  const busy = Array.from({ length: 16 }, (_, index) =>
    capillary.redeemCoupon({ ...redeemRequest, billNumber: `B-${index}` }),
  );
  await server.arrived(16);
  const given = capillary.redeemCoupon({ ...redeemRequest, billNumber: 'B-GIVEN-UP' });
  await expect.poll(() => clock.waiting(), patience).toBe(17);
  clock.step(1_000);
  expect(ending(await given)).toBe('not-sent: connect-timeout');

  const next = capillary.redeemCoupon({ ...redeemRequest, billNumber: 'B-NEXT' });
  for (const { socket } of server.requests) socket.write(httpAnswer(JSON.stringify(redeemedV2())));
  for (const outcome of await Promise.all(busy)) expect(outcome.kind).toBe('answered');
  await server.arrived(17);
  const late = server.requests[16];
  expect(late?.text).toContain('B-NEXT');
  late?.socket.write(httpAnswer(JSON.stringify(redeemedV2())));
  expect((await next).kind).toBe('answered');
  expect(server.requests.some(({ text }) => text.includes('B-GIVEN-UP'))).toBe(false);
});

test('the client was stopped', async () => {
  const { server, capillary } = await startPair();
  await capillary.stop();
  expect(ending(await capillary.redeemCoupon(redeemRequest))).toBe('not-sent: stopped');
  expect(server.requests).toEqual([]);
});

test('a header that cannot be written', async () => {
  const { server, capillary } = await startPair({
    credentials: { kind: 'oauth', key: 'KEY', secret: 'SECRET' },
    attribution: { type: 'TILL', code: 'counter\r\n07' },
    clock: machineClock,
  });
  server.answers({ body: { data: { accessToken: 'token', ttlSeconds: 300 }, errors: null } });
  expect(ending(await capillary.redeemCoupon(redeemRequest))).toBe('not-sent: UND_ERR_INVALID_ARG');
  expect(server.requests.map(({ path }) => path)).toEqual(['/v3/oauth/token/generate']);
});
