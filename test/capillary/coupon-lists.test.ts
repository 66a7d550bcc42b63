/** Looking coupons up: by code, id or holder, and a member's own by page or in full. */
import { describe, expect, test } from 'vitest';
import { answered, ending, member, refusal, startPair } from './harness.ts';

const coupon = {
  code: 'TEA7K2Q9',
  seriesId: 41207,
  description: 'Tea 15 off',
  discountCode: 'NO_VALUE',
  validTill: '2027-01-31T00:00:00Z',
  discountType: 'ABS',
  discountValue: 15.0,
  discountUpto: 0.0,
  discountOn: 'BILL',
  detailedInfo: 'Tea 15 off',
};
const told = (data: unknown) => ({ data, warnings: [], errors: [] });

describe('what coupons are', () => {
  test.each([
    ['code', 'couponCodes'],
    ['id', 'couponIds'],
    ['holder', 'issuedToIds'],
  ] as const)('by %s', async (by, name) => {
    const { server, capillary } = await startPair();
    server.answers({
      body: told([coupon, { ...coupon, code: 'B', discountCode: 'POS-9', discountType: 'X' }, 7]),
    });
    const found = answered(await capillary.couponDetails(by, ['a', 'b', 'a']));
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v2/coupon',
      query: [
        [name, 'a'],
        [name, 'b'],
      ],
      body: null,
    });
    expect(found).toEqual([
      {
        code: 'TEA7K2Q9',
        seriesId: '41207',
        description: 'Tea 15 off',
        discountCode: null,
        discountType: 'ABS',
        discountValue: 15,
        discountUpTo: 0,
        validTill: '2027-01-31T00:00:00Z',
      },
      expect.objectContaining({ code: 'B', discountCode: 'POS-9', discountType: null }),
    ]);
  });

  test('501 codes go in several questions, and nothing asks nothing', async () => {
    const { server, capillary } = await startPair();
    server.answer(({ query }) => ({ body: told(query.map(([, code]) => ({ ...coupon, code }))) }));
    const codes = Array.from({ length: 501 }, (_, index) => `C${index}`);
    expect(answered(await capillary.couponDetails('code', codes)).map(({ code }) => code)).toEqual(codes);
    expect(server.requests).toHaveLength(11);
    expect(answered(await capillary.couponDetails('code', []))).toEqual([]);
    expect(server.requests).toHaveLength(11);
  });

  test('a refusal, and an answer without a list', async () => {
    const { server, capillary } = await startPair();
    server.answers(
      { status: 400, body: { errors: [{ status: false, code: 1000, message: 'no filter' }], warnings: [] } },
      { body: { entity: [coupon] } },
    );
    expect(refusal(await capillary.couponDetails('code', ['a']))).toMatchObject({
      family: 'coupon',
      code: 1000,
    });
    expect(ending(await capillary.couponDetails('code', ['a']))).toBe('no-answer: no-list');
  });
});

describe('a page of a member’s coupons', () => {
  const page = (coupons: unknown[]) => ({
    entity: { pagination: { limit: '10', offset: '20', total: 23 }, customers: [{ id: 60012345, coupons }] },
    warnings: [],
    errors: [],
    success: true,
  });

  test('asks for states, size and place', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: page([{ ...coupon, id: 700300911, redemptionsLeft: 1, redemptions: [] }]) });
    const asked = { customer: member, limit: 10, offset: 20 };
    const outcome = await capillary.memberCouponPage({
      ...asked,
      states: ['Active_Unredeemed', 'Expired_Redeemed'],
    });
    expect(answered(outcome)).toMatchObject({
      total: 23,
      coupons: [{ code: 'TEA7K2Q9', couponId: '700300911' }],
    });
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v2/customers/coupons',
      query: [
        ['mobile', '15550100142'],
        ['status', 'Active_Unredeemed,Expired_Redeemed'],
        ['limit', '10'],
        ['offset', '20'],
      ],
    });
    await capillary.memberCouponPage({ ...asked, states: [] });
    expect(server.requests[1]?.query.map(([name]) => name)).toEqual(['mobile', 'limit', 'offset']);
  });

  test('a refusal, and no list', async () => {
    const { server, capillary } = await startPair();
    server.answers(
      { status: 404, body: { errors: [{ status: false, code: 8015, message: 'nobody' }] } },
      { body: { entity: [], success: true } },
    );
    const asked = { customer: member, states: [], limit: 10, offset: 0 };
    expect(refusal(await capillary.memberCouponPage(asked))).toMatchObject({
      family: 'customer',
      code: 8015,
    });
    expect(ending(await capillary.memberCouponPage(asked))).toBe('no-answer: no-coupon-list');
  });
});

describe('a member’s coupons with their series', () => {
  const detailed = {
    id: 700300911,
    seriesId: 41207,
    series: { id: 41207, description: 'Tea', discountType: 'PERC', discountValue: 10, minBillAmount: 50 },
    code: 'TEA7K2Q9',
    description: 'Tea 10 %',
    createdDate: '2026-01-31T16:28:11Z',
    validTill: '2027-01-31T23:59:59Z',
    isRedeemed: false,
    status: { code: 700, success: true, message: 'Coupon Resent' },
    couponDiscountType: 'PERC',
    activeFrom: '2026-01-31T16:28:11Z',
    redemptionsLeft: 1,
    discountType: false,
    discountValue: 10,
    discountUpto: 100,
    redeemed: false,
  };

  test('takes the discount’s kind from where it is, and no resend from the status', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: { entity: [detailed, { code: '' }], warnings: [], errors: [], success: true } });
    expect(answered(await capillary.memberCouponDetails('60012345'))).toEqual([
      {
        code: 'TEA7K2Q9',
        couponId: '700300911',
        seriesId: '41207',
        description: 'Tea 10 %',
        discountType: 'PERC',
        discountValue: 10,
        discountUpTo: 100,
        validTill: '2027-01-31T23:59:59Z',
        createdDate: '2026-01-31T16:28:11Z',
        activeFrom: '2026-01-31T16:28:11Z',
        redeemed: false,
        redemptionsLeft: 1,
        series: expect.objectContaining({ id: '41207', discountType: 'PERC', minBillAmount: 50 }),
      },
    ]);
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v2/customers/60012345/coupons',
      query: [],
    });
  });

  test('is not told under its number to those who watch', async () => {
    const { server, capillary, calls } = await startPair();
    server.answers({ body: { entity: [], success: true } });
    await capillary.memberCouponDetails('60012345');
    expect(calls.map(({ path }) => path)).toEqual(['/v2/customers/{}/coupons']);
  });

  test('a failure, and no list', async () => {
    const { server, capillary } = await startPair();
    server.answers(
      { body: { entity: [], errors: [], warnings: [], success: false } },
      { body: { data: [] } },
    );
    expect(refusal(await capillary.memberCouponDetails('1')).code).toBeNull();
    expect(ending(await capillary.memberCouponDetails('1'))).toBe('no-answer: no-list');
  });
});
