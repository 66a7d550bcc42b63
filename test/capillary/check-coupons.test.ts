import { expect, test } from 'vitest';
import { answered, ending, member, refusal, startPair } from './harness.ts';
import type { Recorded, Reply } from './recording-server.ts';

function coupon(code: string, given: Record<string, unknown> = {}) {
  return {
    isRedeemable: true,
    warnings: [],
    appendedErrorMessage: '',
    code,
    couponseries: { id: 41207, description: 'Tea 15 off', discountType: 'ABS', discountValue: 15 },
    isAbsolute: false,
    redemptionsLeft: -1,
    numberOfRedemptionsByUser: 0,
    ...given,
  };
}

const fine = { code: 700, message: 'Coupon isRedeem successful', status: true };

function check(coupons: unknown[], redemptionStatus: unknown = fine): Reply {
  return { body: { redemption: coupons, redemptionStatus, customer: {}, warnings: [] } };
}

function codesOf({ query }: Recorded): string {
  return query.find(([name]) => name === 'code')?.[1] ?? '';
}

const used = { status: false, code: 711, message: 'Already used' };

test('asks for several codes at once', async () => {
  const { server, capillary } = await startPair();
  server.answers(check([coupon('TWO2'), coupon('one1')]));
  const facts = answered(await capillary.checkCoupons(member, ['ONE1', 'TWO2', 'one1']));
  expect(facts.map(({ code, redeemable }) => [code, redeemable])).toEqual([
    ['ONE1', true],
    ['TWO2', true],
  ]);
  expect(facts[0]).toMatchObject({
    refusal: null,
    redemptionsLeft: -1,
    series: { id: '41207', discountValue: 15 },
  });
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).toMatchObject({
    method: 'GET',
    path: '/v2/coupon/is_redeemable',
    query: [
      ['mobile', '15550100142'],
      ['code', 'ONE1,TWO2'],
      ['details', 'true'],
    ],
  });
});

test('asks nothing for nothing', async () => {
  const { server, capillary } = await startPair();
  expect(answered(await capillary.checkCoupons(member, []))).toEqual([]);
  expect(server.requests).toEqual([]);
});

test.each([
  ['by its warnings', coupon('ONE1', { isRedeemable: false, warnings: [used] }), fine, 711, 'Already used'],
  [
    'by its message',
    coupon('ONE1', { isRedeemable: false, appendedErrorMessage: 'Used' }),
    fine,
    null,
    'Used',
  ],
  [
    'by its message with the number among warnings',
    coupon('ONE1', { isRedeemable: false, appendedErrorMessage: 'Used', warnings: [used] }),
    fine,
    711,
    'Used',
  ],
  [
    'by its own status',
    coupon('ONE1', {
      isRedeemable: false,
      redemptionStatus: { success: false, code: 713, message: 'Expired' },
    }),
    fine,
    713,
    'Expired',
  ],
  [
    'by the overall status',
    coupon('ONE1', { isRedeemable: false }),
    { status: false, code: 780, message: 'isRedeem failed' },
    780,
    'isRedeem failed',
  ],
  [
    'by the overall status while its own flag says yes',
    coupon('ONE1'),
    { status: false, code: 780, message: 'isRedeem failed' },
    780,
    'isRedeem failed',
  ],
  ['without a reason', coupon('ONE1', { isRedeemable: false }), fine, null, ''],
])('one coupon is refused %s', async (_name, one, overall, code, message) => {
  const { server, capillary } = await startPair();
  server.answers(check([one], overall));
  const facts = answered(await capillary.checkCoupons(member, ['ONE1']));
  expect(facts).toMatchObject([{ code: 'ONE1', redeemable: false, refusal: { code, message } }]);
  expect(server.requests).toHaveLength(1);
});

test('one coupon is refused by an error body', async () => {
  const { server, capillary } = await startPair();
  server.answers({ status: 400, body: { errors: [{ status: false, code: 702, message: 'Invalid' }] } });
  expect(answered(await capillary.checkCoupons(member, ['NOPE']))).toEqual([
    {
      code: 'NOPE',
      redeemable: false,
      refusal: { code: 702, message: 'Invalid' },
      redemptionsLeft: null,
      series: null,
    },
  ]);
});

/** A Capillary where a bad code sinks a question of several. */
function sinking(refused: Reply) {
  return (asked: Recorded): Reply => {
    const codes = codesOf(asked).split(',');
    return codes.includes('BAD') ? refused : check(codes.map((code) => coupon(code)));
  };
}

test.each([
  [
    'an error body',
    { status: 400, body: { errors: [{ status: false, code: 702, message: 'Invalid' }] } },
    702,
  ],
  ['an overall refusal', check([], { status: false, code: 702, message: 'Invalid' }), 702],
  ['the empty 400 of the documents', { status: 400, body: {} }, null],
])('a bad code that sinks the question with %s does not hide the others', async (_name, refused, code) => {
  const { server, capillary } = await startPair();
  server.answer(sinking(refused));
  const facts = answered(await capillary.checkCoupons(member, ['GOOD', 'BAD', 'FINE']));
  expect(facts.map((one) => [one.code, one.redeemable, one.refusal?.code ?? null])).toEqual([
    ['GOOD', true, null],
    ['BAD', false, code],
    ['FINE', true, null],
  ]);
  expect(server.requests.map(codesOf).slice(1).sort()).toEqual(['BAD', 'FINE', 'GOOD']);
});

test('coupons that fell with another one are asked for singly', async () => {
  const { server, capillary } = await startPair();
  const fell = { status: false, code: 749, message: 'another failed' };
  server.answers(
    check(
      [
        coupon('GOOD', { isRedeemable: false, warnings: [fell] }),
        coupon('BAD', { isRedeemable: false, warnings: [used] }),
      ],
      fell,
    ),
    check([coupon('GOOD')]),
  );
  const facts = answered(await capillary.checkCoupons(member, ['GOOD', 'BAD']));
  expect(facts.map(({ code, redeemable }) => [code, redeemable])).toEqual([
    ['GOOD', true],
    ['BAD', false],
  ]);
  expect(server.requests.map(codesOf)).toEqual(['GOOD,BAD', 'GOOD']);
});

test('a code the answer lacks is asked for singly', async () => {
  const { server, capillary } = await startPair();
  server.answers(check([coupon('ONE1')]), check([coupon('TWO2')]));
  expect(answered(await capillary.checkCoupons(member, ['ONE1', 'TWO2']))).toHaveLength(2);
  expect(server.requests.map(codesOf)).toEqual(['ONE1,TWO2', 'TWO2']);
});

test('a code on which no word came is left out', async () => {
  const { server, capillary } = await startPair();
  server.answers(check([coupon('ONE1')]), { status: 500 });
  const facts = answered(await capillary.checkCoupons(member, ['ONE1', 'TWO2']));
  expect(facts.map(({ code }) => code)).toEqual(['ONE1']);
});

test('a 400 to every question is a refusal of the questions', async () => {
  const { server, capillary } = await startPair();
  server.answers({ status: 400, body: {} });
  expect(refusal(await capillary.checkCoupons(member, ['ONE1', 'TWO2']))).toMatchObject({
    family: 'http',
    code: 400,
  });
});

test.each([
  ['401', { status: 401 }, 'refused'],
  ['521', { body: { errors: [{ status: false, code: 521, message: 'busy' }] } }, 'refused'],
  ['500', { status: 500 }, 'no-answer: http-500'],
])('%s says nothing of coupons and is not asked again', async (_name, reply, expected) => {
  const { server, capillary } = await startPair();
  server.answers(reply);
  expect(ending(await capillary.checkCoupons(member, ['ONE1', 'TWO2']))).toBe(expected);
  expect(server.requests).toHaveLength(1);
});

test('a coupon service that timed out is no refusal of the coupon', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: { errors: [{ status: false, code: 748, message: 'timed out' }] } });
  expect(refusal(await capillary.checkCoupons(member, ['ONE1']))).toMatchObject({
    code: 748,
    verdict: 'dup',
  });
  server.answers(check([coupon('ONE1', { isRedeemable: false, warnings: [{ ...used, code: 748 }] })]));
  expect(ending(await capillary.checkCoupons(member, ['ONE1']))).toBe('no-answer: no-word-on-coupon');
});

test.each([
  ['an empty object', {}, 'no-success-marker'],
  ['null', null, 'no-check'],
  ['no coupon', check([]).body, 'no-coupon'],
  ['another coupon', check([coupon('OTHER1')]).body, 'no-word-on-coupon'],
  ['a flag that is text', check([coupon('ONE1', { isRedeemable: 'true' })]).body, 'no-word-on-coupon'],
])('nobody knows after %s', async (_name, body, cause) => {
  const { server, capillary } = await startPair();
  server.answers({ body });
  expect(ending(await capillary.checkCoupons(member, ['ONE1']))).toBe(`no-answer: ${cause}`);
});
