import { describe, expect, test } from 'vitest';
import { answered, ending, redeemRequest, refusal, startPair } from './harness.ts';
import { redeemedV2, redeemedV2With } from './redeem-answers.ts';

describe('redeeming one coupon through v2', () => {
  test('sends exactly one code with the bill and the member', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: redeemedV2() });

    await capillary.redeemCoupon(redeemRequest);

    expect(server.requests).toHaveLength(1);
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/v2/coupon/redeem', query: [] });
    expect(request?.body).toEqual({
      redemptionRequestList: [{ code: 'TEA7K2Q9' }],
      user: { mobile: '15550100142' },
      billAmount: '240.00',
      transactionNumber: 'B-1007',
      redemptionTime: '2026-02-03 11:05:00',
    });
  });

  test('sends a member id as a number and leaves out a moment that is not given', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: redeemedV2() });

    const customer = { type: 'id', value: '60012345' } as const;
    await capillary.redeemCoupon({ ...redeemRequest, customer, redemptionTime: null });

    expect(server.requests[0]?.body).toEqual({
      redemptionRequestList: [{ code: 'TEA7K2Q9' }],
      user: { id: 60012345 },
      billAmount: '240.00',
      transactionNumber: 'B-1007',
    });
  });

  test('reads the redemption', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: redeemedV2() });

    expect(answered(await capillary.redeemCoupon(redeemRequest))).toEqual({
      reference: '90017744',
      code: 'TEA7K2Q9',
      seriesId: '41207',
      discountType: 'ABS',
      discountValue: 15,
      discountUpTo: 0,
      message: 'Coupon processing successful',
      resultCode: 700,
    });
  });
});

interface Case {
  name: string;
  body: unknown;
  status?: number;
}

const done: (Case & { reference?: string })[] = [
  {
    name: 'an older server without redemptionId',
    body: redeemedV2With({ redemptionId: undefined }),
    reference: '700300911',
  },
  {
    name: 'a 2019 server without a status per coupon',
    body: redeemedV2With({ redemptionStatus: undefined }),
  },
  {
    name: 'the second success number',
    body: redeemedV2With({}, { redemptionStatus: { status: true, code: 731 } }),
  },
  { name: 'the code in another case', body: redeemedV2('tea7k2q9') },
  {
    name: 'a warning beside it',
    body: redeemedV2With({}, { warnings: [{ status: false, code: 683, message: 'event' }] }),
  },
  { name: 'empty errors', body: redeemedV2With({}, { errors: [], success: true }) },
];

test.each(done)('is done: $name', async ({ body, reference }) => {
  const { server, capillary } = await startPair();
  server.answers({ body });
  expect(answered(await capillary.redeemCoupon(redeemRequest)).reference).toBe(reference ?? '90017744');
});

const used = { message: 'Coupon already used', code: 711 };

const refusedWith711: Case[] = [
  {
    name: 'form (a): overall status false',
    body: { redemption: [], redemptionStatus: { status: false, ...used } },
  },
  {
    name: 'form (b): the coupon failed',
    body: redeemedV2With({ redemptionStatus: { success: false, ...used } }),
  },
  {
    name: 'form (b): status code of the coupon',
    body: redeemedV2With({ redemptionStatus: { statusCode: { status: false, ...used }, success: false } }),
  },
  {
    name: 'form (b): error message with a warning that has the number',
    body: redeemedV2With({
      redemptionStatus: undefined,
      appendedErrorMessage: 'Coupon already used',
      warnings: [{ status: false, ...used }],
    }),
  },
  { name: 'form (c): errors with 200', body: { errors: [{ status: false, ...used }], warnings: [] } },
  { name: 'form (c): errors with 400', body: { errors: [{ status: false, ...used }] }, status: 400 },
  { name: 'form (c): errors with 500', body: { errors: [{ status: false, ...used }] }, status: 500 },
  { name: 'numbers as text', body: { errors: [{ status: 'false', code: '711', message: used.message }] } },
];

test.each(refusedWith711)('is refused by its number, $name', async ({ body, status }) => {
  const { server, capillary } = await startPair();
  server.answers({ body, ...(status ? { status } : {}) });
  expect(refusal(await capillary.redeemCoupon(redeemRequest))).toEqual({
    family: 'coupon',
    code: 711,
    message: 'Coupon already used',
    verdict: 'dup',
    retryAfterMs: null,
  });
});

const doubtful: (Case & { cause: string })[] = [
  { name: 'an answer about another code', body: redeemedV2('OTHER1'), cause: 'another-code' },
  {
    name: 'a refusal of another code',
    body: redeemedV2With({ code: 'OTHER1', redemptionStatus: { success: false, ...used } }),
    cause: 'another-code',
  },
  {
    name: 'no overall status',
    body: redeemedV2With({}, { redemptionStatus: undefined }),
    cause: 'no-success-marker',
  },
  {
    name: 'an overall status that is text',
    body: redeemedV2With({}, { redemptionStatus: { status: 'true', code: 700 } }),
    cause: 'no-success-marker',
  },
  {
    name: 'an overall yes with a failing number',
    body: redeemedV2With({}, { redemptionStatus: { status: true, code: 709 } }),
    cause: 'no-success-marker',
  },
  {
    name: 'a coupon whose status says nothing',
    body: redeemedV2With({ redemptionStatus: {} }),
    cause: 'no-success-marker',
  },
  {
    name: 'a coupon that says yes and fails',
    body: redeemedV2With({ redemptionStatus: { success: true, code: 702 } }),
    cause: 'no-success-marker',
  },
  { name: 'no coupon at all', body: redeemedV2With({}, { redemption: [] }), cause: 'no-success-marker' },
  {
    name: 'success and an error together',
    body: redeemedV2With({}, { errors: [{ status: false, code: 709, message: 'failed' }] }),
    cause: 'contradictory-answer',
  },
  {
    name: 'a check that redeemed nothing',
    body: redeemedV2With({ redemptionId: '-1' }),
    cause: 'only-checked',
  },
  { name: 'an empty object', body: {}, cause: 'no-success-marker' },
  { name: 'a list', body: [], cause: 'no-redemption' },
  { name: 'null', body: null, cause: 'no-redemption' },
  { name: 'success under 500', body: redeemedV2(), status: 500, cause: 'success-under-http-500' },
  { name: 'success under 400', body: redeemedV2(), status: 400, cause: 'success-under-http-400' },
];

test.each(doubtful)('nobody knows after $name', async ({ body, status, cause }) => {
  const { server, capillary } = await startPair();
  server.answers({ body, ...(status ? { status } : {}) });
  expect(ending(await capillary.redeemCoupon(redeemRequest))).toBe(`no-answer: ${cause}`);
});
