import { expect, test } from 'vitest';
import { ending, member, redeemRequest, refusal, startPair } from './harness.ts';
import { redeemedV11 } from './redeem-answers.ts';
import { steppedClock } from './stepped-clock.ts';

const now = Date.UTC(2026, 1, 3, 9, 6, 34);

test.each([
  ['429 with seconds', { status: 429, headers: { 'retry-after': '30' } }, 30_000],
  [
    '429 with a date on a server that is an hour ahead',
    {
      status: 429,
      headers: { date: 'Tue, 03 Feb 2026 10:06:34 GMT', 'retry-after': 'Tue, 03 Feb 2026 10:07:04 GMT' },
    },
    30_000,
  ],
  [
    '429 with a date that is past',
    {
      status: 429,
      headers: { date: 'Tue, 03 Feb 2026 10:06:34 GMT', 'retry-after': 'Tue, 03 Feb 2026 09:00:00 GMT' },
    },
    0,
  ],
  ['429 without a wait', { status: 429 }, null],
  ['429 with a senseless wait', { status: 429, headers: { 'retry-after': 'soon' } }, null],
  ['429 with a wait of years', { status: 429, headers: { 'retry-after': '999999999' } }, 86_400_000],
  ['429 with a page', { status: 429, body: '<html>slow down</html>' }, null],
])('%s allows a retry', async (_name, reply, retryAfterMs) => {
  const { server, capillary } = await startPair({ clock: steppedClock(now) });
  server.answers(reply);
  expect(refusal(await capillary.redeemCoupon(redeemRequest))).toEqual({
    family: 'http',
    code: 429,
    message: '',
    verdict: 'retry',
    retryAfterMs,
  });
});

test.each([
  [400, {}, 'final'],
  [400, undefined, 'final'],
  [401, undefined, 'config'],
  [401, '<html>who are you</html>', 'config'],
  [403, '<html>forbidden</html>', 'config'],
  [404, {}, 'final'],
  [405, {}, 'final'],
  [407, '<html>proxy</html>', 'config'],
  [415, {}, 'final'],
  [461, {}, 'retry'],
  [409, {}, 'dup'],
  [408, undefined, 'dup'],
])('HTTP %i with body %j and no number is refused by its status', async (status, body, verdict) => {
  const { server, capillary } = await startPair();
  server.answers({ status, body });
  const refused = refusal(await capillary.redeemCoupon(redeemRequest));
  expect(refused).toMatchObject({ family: 'http', code: status, verdict });
});

test.each([
  [521, 'request', 'retry', 200],
  [521, 'request', 'retry', 521],
  [401, 'request', 'config', 200],
  [1061, 'request', 'final', 400],
  [702, 'coupon', 'ask', 400],
  [713, 'coupon', 'final', 200],
  [788, 'coupon', 'config', 200],
  [786, 'coupon', 'dup', 200],
  [748, 'coupon', 'dup', 200],
  [4711, 'coupon', 'dup', 200],
])('number %i in errors belongs to %s and means %s', async (code, family, verdict, status) => {
  const { server, capillary } = await startPair();
  server.answers({
    status,
    body: { errors: [{}, { status: false, code, message: 'as sent' }], warnings: [] },
  });
  const refused = refusal(await capillary.redeemCoupon(redeemRequest));
  expect(refused).toMatchObject({ family, code, message: 'as sent', verdict });
});

test('a refusal without a number leaves a write in doubt', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: { success: false, errors: [], warnings: [] } });
  const refused = refusal(await capillary.redeemCoupon(redeemRequest));
  expect(refused).toMatchObject({ family: 'coupon', code: null, verdict: 'dup' });
});

test('an unknown number ends a read', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: { errors: [{ status: false, code: 4711, message: 'x' }] } });
  expect(refusal(await capillary.findCustomer(member))).toMatchObject({
    family: 'customer',
    verdict: 'final',
  });
});

test('a message is kept when only the HTTP status has a number', async () => {
  const { server, capillary } = await startPair();
  server.answers({ status: 400, body: { errors: [{ status: false, message: 'Bad input' }] } });
  const refused = refusal(await capillary.redeemCoupon(redeemRequest));
  expect(refused).toMatchObject({ family: 'http', code: 400, message: 'Bad input' });
});

test('both spellings of the request id are read, and the server clock', async () => {
  const { server, capillary } = await startPair({ clock: steppedClock(now) });
  server.answers(
    { headers: { 'X-Cap-Requestid': 'A1B2C3D4E5F60', date: 'Tue, 03 Feb 2026 09:06:44 GMT' } },
    { headers: { 'X-CAP-REQUEST-ID': 'F6E5D4C3B2A10', date: 'never' } },
  );
  const first = await capillary.redeemCoupon(redeemRequest);
  expect(first.call).toMatchObject({ requestId: 'A1B2C3D4E5F60', httpStatus: 200, serverAheadMs: 10_000 });
  const second = await capillary.redeemCoupon(redeemRequest);
  expect(second.call).toMatchObject({ requestId: 'F6E5D4C3B2A10', serverAheadMs: null });
});

test('v1.1 says 500 while its item says what happened: the item decides', async () => {
  const { server, capillary } = await startPair();
  const request = { ...redeemRequest, version: 'v1.1' } as const;
  const body = redeemedV11({ item_status: { success: 'false', code: '713', message: 'Expired' } });
  Object.assign(body.response.status, { success: 'false', code: '500', message: 'All failed' });
  for (const status of [200, 500]) {
    server.answers({ status, body });
    expect(refusal(await capillary.redeemCoupon(request))).toMatchObject({ family: 'coupon', code: 713 });
  }
});

test('v1.1 says 500 while its item says done: nobody knows', async () => {
  const { server, capillary } = await startPair();
  const request = { ...redeemRequest, version: 'v1.1' } as const;
  const body = redeemedV11();
  Object.assign(body.response.status, { success: 'false', code: '500', message: 'All failed' });
  server.answers({ body });
  expect(ending(await capillary.redeemCoupon(request))).toBe('no-answer: contradictory-answer');
});
