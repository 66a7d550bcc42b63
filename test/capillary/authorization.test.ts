import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { answered, ending, oauth, redeemRequest, refusal, startClient, startPair } from './harness.ts';
import type { Recorded, Reply } from './recording-server.ts';
import { redeemedV2 } from './redeem-answers.ts';
import { steppedClock } from './stepped-clock.ts';

const tokenPath = '/v3/oauth/token/generate';

function token(accessToken: string, ttlSeconds = 300): Reply {
  return { body: { data: { accessToken, ttlSeconds }, errors: null } };
}

function paths(requests: Recorded[]): string[] {
  return requests.map(({ path }) => (path === tokenPath ? 'token' : 'call'));
}

function sentTokens(requests: Recorded[]): unknown[] {
  return requests.flatMap(({ path, headers }) =>
    path === tokenPath ? [] : [headers['x-cap-api-oauth-token']],
  );
}

test('Basic: the till and the digest of its password, without a blank', async () => {
  const { server, capillary } = await startPair({
    credentials: { kind: 'basic', till: 'counter.07', password: 'sésame' },
    attribution: { type: 'TILL', code: 'counter.09' },
  });
  server.answers({ body: redeemedV2() });
  await capillary.redeemCoupon(redeemRequest);
  const digest = createHash('md5').update('sésame', 'utf8').digest('hex');
  expect(server.requests[0]?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from(`counter.07:${digest}`).toString('base64')}`,
    accept: 'application/json',
    'content-type': 'application/json',
    'accept-encoding': 'gzip',
  });
  const names = Object.keys(server.requests[0]?.headers ?? {});
  expect(names.filter((name) => name.startsWith('x-cap'))).toEqual([]);
});

test('OAuth: asks for a token with key and secret, then sends it bare', async () => {
  const { server, capillary, calls } = await startPair({ credentials: oauth });
  server.answers(token('T1'), { body: redeemedV2() });
  expect((await capillary.redeemCoupon(redeemRequest)).kind).toBe('answered');
  expect(server.requests[0]).toMatchObject({
    method: 'POST',
    path: tokenPath,
    body: { key: 'KEY', secret: 'SECRET' },
  });
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
  expect(server.requests[1]?.headers['x-cap-api-oauth-token']).toBe('T1');
  expect(server.requests[1]?.headers.authorization).toBeUndefined();
  expect(calls.map(({ path }) => path)).toEqual([tokenPath, '/v2/coupon/redeem']);
  expect(JSON.stringify(calls)).not.toMatch(/T1|SECRET|KEY/);
});

test.each([
  [{ type: 'TILL', code: 'counter.07' }, ['TILL', 'counter.07']],
  [{ type: 'TILL', code: '' }, [undefined, undefined]],
  [{ type: '', code: 'counter.07' }, [undefined, undefined]],
  [null, [undefined, undefined]],
])('attribution %j is sent as both headers or neither', async (attribution, sent) => {
  const { server, capillary } = await startPair({ credentials: oauth, attribution });
  server.answers(token('T1'), { body: redeemedV2() });
  await capillary.redeemCoupon(redeemRequest);
  const headers = server.requests[1]?.headers ?? {};
  expect([
    headers['x-cap-api-attribution-entity-type'],
    headers['x-cap-api-attribution-entity-code'],
  ]).toEqual(sent);
});

test('calls at the same time share one token request', async () => {
  const { server, capillary } = await startPair({ credentials: oauth });
  server.answer(({ path }) => (path === tokenPath ? token('T1') : { body: redeemedV2() }));
  await Promise.all([1, 2, 3, 4].map(() => capillary.redeemCoupon(redeemRequest)));
  expect(paths(server.requests).filter((path) => path === 'token')).toHaveLength(1);
});

test('a token is renewed at four fifths of its life', async () => {
  const clock = steppedClock();
  const { server, capillary } = await startPair({ credentials: oauth, clock });
  let turn = 0;
  server.answer(({ path }) => {
    if (path !== tokenPath) return { body: redeemedV2() };
    turn += 1;
    return token(`T${turn}`);
  });
  await capillary.redeemCoupon(redeemRequest);
  clock.step(239_999);
  await capillary.redeemCoupon(redeemRequest);
  clock.step(1);
  await capillary.redeemCoupon(redeemRequest);
  expect(sentTokens(server.requests)).toEqual(['T1', 'T1', 'T2']);
});

test.each([
  ['as an HTTP status', { status: 401 }],
  ['in errors with 200', { body: { errors: [{ status: false, code: 401, message: 'No' }] } }],
])('a 401 %s: the token is renewed and the call repeated once', async (_name, denied) => {
  const { server, capillary } = await startPair({ credentials: oauth });
  server.answers(token('T1'), denied, token('T2'), { body: redeemedV2() });
  expect((await capillary.redeemCoupon(redeemRequest)).kind).toBe('answered');
  expect(sentTokens(server.requests)).toEqual(['T1', 'T2']);
});

test('a second 401 is a refusal', async () => {
  const { server, capillary } = await startPair({ credentials: oauth });
  server.answer(({ path }) => (path === tokenPath ? token('T1') : { status: 401 }));
  expect(refusal(await capillary.redeemCoupon(redeemRequest))).toMatchObject({
    code: 401,
    verdict: 'config',
  });
  expect(paths(server.requests)).toEqual(['token', 'call', 'token', 'call']);
});

test('a 401 with Basic is a refusal at once', async () => {
  const { server, capillary } = await startPair();
  server.answers({ status: 401 });
  expect(refusal(await capillary.redeemCoupon(redeemRequest))).toMatchObject({
    code: 401,
    verdict: 'config',
  });
  expect(server.requests).toHaveLength(1);
});

test('calls denied at the same time renew the token once', async () => {
  const { server, capillary } = await startPair({ credentials: oauth });
  let turn = 0;
  server.answer(({ path, headers }) => {
    if (path === tokenPath) {
      turn += 1;
      return token(`T${turn}`);
    }
    return headers['x-cap-api-oauth-token'] === 'T1' ? { status: 401 } : { body: redeemedV2() };
  });
  const outcomes = await Promise.all([1, 2, 3].map(() => capillary.redeemCoupon(redeemRequest)));
  expect(outcomes.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
  expect(turn).toBe(2);
});

test.each([
  ['500', { status: 500 }, 'not-sent: token-http-500'],
  ['a page', { body: '<html></html>' }, 'not-sent: token-answer-not-json'],
  ['no token', { body: { data: {}, errors: null } }, 'not-sent: token-no-token'],
  ['a token that no header can carry', token('a\r\nb'), 'not-sent: token-no-token'],
])('the token request gets %s: the call was not sent', async (_name, reply, expected) => {
  const { server, capillary } = await startPair({ credentials: oauth });
  server.answers(reply);
  expect(ending(await capillary.redeemCoupon(redeemRequest))).toBe(expected);
  expect(paths(server.requests)).toEqual(['token']);
});

test.each([
  ['401', { status: 401 }, 'config'],
  ['404', { status: 404, body: {} }, 'config'],
  ['errors with 500', { body: { errors: [{ status: false, code: 500, message: 'x' }] } }, 'retry'],
  ['429', { status: 429 }, 'retry'],
])(
  'the token request is refused with %s: nothing was refused but the account',
  async (_name, reply, verdict) => {
    const { server, capillary } = await startPair({ credentials: oauth });
    server.answers(reply);
    expect(refusal(await capillary.redeemCoupon(redeemRequest)).verdict).toBe(verdict);
    expect(paths(server.requests)).toEqual(['token']);
  },
);

test('the token host is not reached', async () => {
  const { capillary, calls } = startClient('http://127.0.0.1:1', { credentials: oauth });
  expect(ending(await capillary.redeemCoupon(redeemRequest))).toBe('not-sent: token-ECONNREFUSED');
  expect(calls.map(({ path }) => path)).toEqual([tokenPath]);
});

test('a failed token request is not remembered', async () => {
  const { server, capillary } = await startPair({ credentials: oauth });
  server.answers({ status: 500 }, token('T1'), { body: redeemedV2() });
  expect((await capillary.redeemCoupon(redeemRequest)).kind).toBe('not-sent');
  expect(answered(await capillary.redeemCoupon(redeemRequest)).code).toBe('TEA7K2Q9');
});
