// What a till worker sees in a member's list of coupons.
import { describe, expect, test } from 'vitest';
import { amara, at, codeOf, DAY_MS, openShop, redeem } from './shop.ts';

const codes = (body: unknown): unknown[] =>
  (at(body, 'entity', 'customers', 0, 'coupons') as unknown[]).map((coupon) => at(coupon, 'code'));

describe("a member's coupons", () => {
  test('each with what is left and where it was used, dates at midnight', async () => {
    const { till } = await openShop();
    const { body } = await till.get(`/v2/customers/coupons?mobile=${amara.mobile}`);
    expect(body).toMatchObject({
      entity: { pagination: { limit: '100', offset: '0', total: 3 }, customers: [{ firstname: 'Amara' }] },
      errors: [],
      success: true,
    });
    const coupons = at(body, 'entity', 'customers', 0, 'coupons');
    expect(at(coupons, 0)).toMatchObject({
      code: 'FERN7402',
      seriesId: 6101,
      discountType: 'ABS',
      discountValue: 5,
      redemptionCount: 0,
      redemptionsLeft: 1,
      validTill: '2026-07-09T00:00:00+05:30',
      redemptions: [],
    });
    expect(at(coupons, 0)).not.toHaveProperty('validTillDateTime');
    expect(at(coupons, 2)).toMatchObject({
      code: 'BARK9150',
      redemptionsLeft: 0,
      redemptions: [{ transactionNumber: 'M-20417', redeemedAt: { code: 'mill', name: 'Mill Square' } }],
    });
  });

  test('a redemption shows at once, with our bill number and our store', async () => {
    const { till } = await openShop();
    await redeem(till, 'FERN7402', { transactionNumber: 'B-77' });
    const { body } = await till.get(`/v2/customers/coupons?id=${amara.id}`);
    expect(at(body, 'entity', 'customers', 0, 'coupons', 0)).toMatchObject({
      redemptionsLeft: 0,
      redemptions: [
        {
          date: '2026-03-11T14:30:00+05:30',
          transactionNumber: 'B-77',
          redeemedAt: { code: 'quay', name: 'Old Quay' },
        },
      ],
    });
  });

  test.each([
    ['Active', ['FERN7402', 'MOSS3318']],
    ['Redeemed', ['BARK9150']],
    ['Unexpired', ['FERN7402', 'MOSS3318', 'BARK9150']],
    ['Unredeemed', ['FERN7402', 'MOSS3318']],
    ['Active_Redeemed', ['BARK9150']],
    ['Active_Unredeemed', ['FERN7402', 'MOSS3318']],
    ['Expired_Redeemed', []],
    ['Expired_Unredeemed', []],
    ['Active,Redeemed', ['FERN7402', 'MOSS3318', 'BARK9150']],
  ])('only the %s ones', async (status, expected) => {
    const { till } = await openShop();
    const { body } = await till.get(`/v2/customers/coupons?mobile=${amara.mobile}&status=${status}`);
    expect(codes(body)).toEqual(expected);
  });

  test('expired ones are found under Expired', async () => {
    const { till, step } = await openShop();
    step(200 * DAY_MS);
    const { body } = await till.get(`/v2/customers/coupons?mobile=${amara.mobile}&status=Expired_Unredeemed`);
    expect(codes(body)).toEqual(['FERN7402', 'MOSS3318']);
  });

  test('page by page, with limit and offset as texts', async () => {
    const { till } = await openShop();
    const { body } = await till.get(`/v2/customers/coupons?mobile=${amara.mobile}&limit=1&offset=1`);
    expect(at(body, 'entity', 'pagination')).toEqual({ limit: '1', offset: '1', total: 3 });
    expect(codes(body)).toEqual(['MOSS3318']);
  });

  test('codes in the case that was asked for', async () => {
    const { till } = await openShop();
    const { body } = await till.get('/v2/customers/coupons?id=31004502&coupon_code_case=LOWER');
    expect(codes(body)).toContain('kelp-2291');
  });

  test('a revoked coupon is not in the list, nobody has none, a wrong question is refused', async () => {
    const { till } = await openShop();
    expect(codes((await till.get('/v2/customers/coupons?externalId=EXT-1011')).body)).toEqual(['LINE_8015']);
    expect(codes((await till.get('/v2/customers/coupons?mobile=15550100113')).body)).toEqual([]);
    expect(codeOf(await till.get('/v2/customers/coupons?mobile=15550109999'))).toBe(8015);
    expect(codeOf(await till.get('/v2/customers/coupons'))).toBe(8013);
    expect((await till.get(`/v2/customers/coupons?id=${amara.id}&status=Lovely`)).status).toBe(400);
  });

  test('the detailed list carries the series and its two traps', async () => {
    const { till } = await openShop();
    const { body } = await till.get(`/v2/customers/${amara.id}/coupons`);
    expect(at(body, 'entity')).toHaveLength(3);
    expect(at(body, 'entity', 1)).toMatchObject({
      code: 'MOSS3318',
      discountType: false,
      couponDiscountType: 'PERC',
      discountUpto: 3,
      validTill: '2026-07-09T23:59:59+05:30',
      status: { message: 'Coupon Resent' },
      series: { id: 6102, offlineRedeemType: true, storeIdsJson: '[-1]' },
    });
  });
});
