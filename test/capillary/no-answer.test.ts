import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { answered, ending, patience, redeemRequest, startClient, startPair } from './harness.ts';
import { httpAnswer, type RawRequest, startRawServer } from './raw-server.ts';
import { redeemedV2 } from './redeem-answers.ts';
import { steppedClock } from './stepped-clock.ts';

const good = JSON.stringify(redeemedV2());

async function redeemAgainst(act: (request: RawRequest) => void): Promise<string> {
  const server = await startRawServer(act);
  const { capillary } = startClient(server.url);
  const outcome = await capillary.redeemCoupon(redeemRequest);
  expect(server.requests).toHaveLength(1);
  return ending(outcome);
}

/** Lets the connection of the call before come to rest, so that the next call takes it and not a new one. */
function connectionAtRest(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

test('the connection is reset after the request was read', async () => {
  expect(await redeemAgainst(({ socket }) => socket.resetAndDestroy())).toBe('no-answer: ECONNRESET');
});

test('the connection is closed without an answer', async () => {
  expect(await redeemAgainst(({ socket }) => socket.end())).toBe('no-answer: connection-closed');
});

test('a kept connection is closed after a second request was read', async () => {
  const server = await startRawServer(({ socket, onSocket }) => {
    if (onSocket === 1) socket.write(httpAnswer(good));
    else socket.end();
  });
  const { capillary } = startClient(server.url);
  expect((await capillary.redeemCoupon(redeemRequest)).kind).toBe('answered');
  await connectionAtRest();
  expect(ending(await capillary.redeemCoupon(redeemRequest))).toBe('no-answer: connection-closed');
  expect(server.connections()).toBe(1);
  expect(server.requests).toHaveLength(2);
});

test('a kept connection is reset after a second request was read', async () => {
  const server = await startRawServer(({ socket, onSocket }) => {
    if (onSocket === 1) socket.write(httpAnswer(good));
    else socket.resetAndDestroy();
  });
  const { capillary } = startClient(server.url);
  expect((await capillary.redeemCoupon(redeemRequest)).kind).toBe('answered');
  await connectionAtRest();
  expect(ending(await capillary.redeemCoupon(redeemRequest))).toBe('no-answer: ECONNRESET');
  expect(server.requests).toHaveLength(2);
});

test('a kept connection that was closed while idle is not used again', async () => {
  const server = await startRawServer(({ socket, onSocket }) => {
    if (onSocket === 1) socket.end(httpAnswer(good));
  });
  const { capillary } = startClient(server.url);
  expect((await capillary.redeemCoupon(redeemRequest)).kind).toBe('answered');
  await expect.poll(() => server.requests[0]?.socket.destroyed, patience).toBe(true);
  expect((await capillary.redeemCoupon(redeemRequest)).kind).toBe('answered');
  expect(server.connections()).toBe(2);
});

test('no answer comes within the limit', async () => {
  const clock = steppedClock();
  const server = await startRawServer(() => {});
  const { capillary } = startClient(server.url, {
    clock,
    limits: () => ({ connectMs: 1_000, answerMs: 8_000 }),
  });
  const outcome = capillary.redeemCoupon(redeemRequest);
  await server.arrived(1);
  clock.step(8_000);
  expect(ending(await outcome)).toBe('no-answer: answer-timeout');
  expect((await outcome).call.durationMs).toBe(8_000);
  expect(clock.waiting()).toBe(0);
  // The connection is given up with the call: an answer that comes later has nowhere to arrive.
  await expect.poll(() => server.requests[0]?.socket.destroyed, patience).toBe(true);
});

test('a body that trickles does not stretch the limit', async () => {
  const clock = steppedClock();
  const server = await startRawServer(({ socket }) => socket.write(httpAnswer(good).slice(0, 120)));
  const { capillary } = startClient(server.url, {
    clock,
    limits: () => ({ connectMs: 1_000, answerMs: 8_000 }),
  });
  const outcome = capillary.redeemCoupon(redeemRequest);
  await server.arrived(1);
  for (const byte of httpAnswer(good).slice(120, 130)) {
    clock.step(700);
    server.requests[0]?.socket.write(byte);
  }
  clock.step(1_000);
  expect(ending(await outcome)).toBe('no-answer: answer-timeout');
});

test('an answer that comes too late is not taken for the next one', async () => {
  const clock = steppedClock();
  const server = await startRawServer(({ socket, turn }) => {
    if (turn === 2) socket.write(httpAnswer(JSON.stringify(redeemedV2('SECOND2'))));
  });
  const { capillary } = startClient(server.url, {
    clock,
    limits: () => ({ connectMs: 1_000, answerMs: 8_000 }),
  });
  const first = capillary.redeemCoupon(redeemRequest);
  await server.arrived(1);
  clock.step(8_000);
  expect((await first).kind).toBe('no-answer');
  server.requests[0]?.socket.write(httpAnswer(good));
  const second = await capillary.redeemCoupon({ ...redeemRequest, code: 'SECOND2' });
  expect(answered(second).code).toBe('SECOND2');
});

test('the client is stopped while an answer is awaited', async () => {
  const server = await startRawServer(() => {});
  const { capillary } = startClient(server.url);
  const outcome = capillary.redeemCoupon(redeemRequest);
  await server.arrived(1);
  await capillary.stop();
  expect(ending(await outcome)).toBe('no-answer: stopped');
});

test.each([
  ['a body shorter than announced', httpAnswer(good).slice(0, -20), 'answer-cut-off'],
  [
    'a head that breaks off',
    'HTTP/1.1 200 OK\r\ncontent-',
    'answer-cut-off|connection-closed|answer-not-http',
  ],
  ['something that is not HTTP', 'SSH-2.0-OpenSSH_9\r\n', 'answer-not-http'],
])('the answer is %s', async (_name, bytes, cause) => {
  const outcome = await redeemAgainst(({ socket }) => socket.end(bytes));
  expect(outcome).toMatch(new RegExp(`^no-answer: (${cause}|connection-closed)$`));
});

const page = '<html><body>Sign in to the network</body></html>';

test.each([
  ['JSON that breaks off', { body: good.slice(0, -30) }, 'answer-not-json'],
  ['a page with 200', { body: page, headers: { 'content-type': 'text/html' } }, 'answer-not-json'],
  ['nothing with 200', { body: '' }, 'answer-empty'],
  ['blanks with 200', { body: ' \r\n ' }, 'answer-empty'],
  ['a redirection', { status: 302, headers: { location: '/elsewhere' } }, 'http-302'],
  ['a redirection with the success marker', { status: 302, body: good }, 'http-302'],
  ['a page with 404', { status: 404, body: page }, 'http-404'],
  ['500 without a body', { status: 500 }, 'http-500'],
  ['502 with a page', { status: 502, body: page }, 'http-502'],
  ['503 with JSON that has no number', { status: 503, body: { message: 'overloaded' } }, 'http-503'],
  ['503 with errors without a number', { status: 503, body: { errors: [{ message: 'down' }] } }, 'http-503'],
  [
    '503 that only repeats itself',
    { status: 503, body: { errors: [{ code: 503, message: 'x' }] } },
    'http-503',
  ],
  ['gzip that is none', { body: good, headers: { 'content-encoding': 'gzip' } }, 'answer-not-gzip'],
  [
    'gzip that breaks off',
    { body: gzipSync(good).subarray(0, -12), headers: { 'content-encoding': 'gzip' } },
    'answer-not-gzip',
  ],
  ['an encoding nobody asked for', { body: good, headers: { 'content-encoding': 'br' } }, 'answer-encoding'],
  ['more than the size limit', { body: ' '.repeat(5_000_001) }, 'answer-too-large'],
  [
    'more than the size limit once unpacked',
    { body: gzipSync(Buffer.alloc(20_000_000, 32)), headers: { 'content-encoding': 'gzip' } },
    'answer-too-large',
  ],
])('the answer is %s', async (_name, reply, cause) => {
  const { server, capillary } = await startPair();
  server.answers(reply);
  expect(ending(await capillary.redeemCoupon(redeemRequest))).toBe(`no-answer: ${cause}`);
  expect(server.requests).toHaveLength(1);
});
