// What a till worker gets through v1.1: texts for numbers, one-or-many, and the read-back after a lost answer.
import { describe, expect, test } from 'vitest';
import { amara, at, billsFor, DAY_MS, openShop, redeem, redeemV11 } from './shop.ts';

const coupon = (code: string, more: Record<string, unknown> = {}) => ({
  code,
  customer: { mobile: amara.mobile, email: '' },
  transaction: [{ number: 'B-5', amount: '40' }],
  ...more,
});

describe('the till itself', () => {
  test.each([['/v1.1/store/login'], ['/v1.1/store/login.json'], ['/v1.1/store/login?format=json']])(
    'signing in at %s tells the clock of the cluster',
    async (path) => {
      const { till } = await openShop();
      const { body } = await till.get(path);
      expect(body).toMatchObject({
        response: {
          status: { success: 'true', code: '200', message: 'SUCCESS' },
          store: {
            user: {
              username: 'quay.04',
              org_name: 'Saltmarsh Provisions (training)',
              org_id: '774',
              server_time: '2026-03-11T14:30:00+05:30',
              associate_login_enabled: 'false',
            },
          },
        },
      });
    },
  );

  test('the organisation has its own zone and currency', async () => {
    const { till } = await openShop();
    const { body } = await till.get('/v1.1/organization/get.json');
    expect(at(body, 'response', 'organization')).toMatchObject({
      currency: 'GBP',
      timezone: 'Europe/London',
    });
  });

  test('a till by code, by id, and none', async () => {
    const { till } = await openShop();
    const byCode = await till.get('/v2/organization/till?code=mill.02');
    expect(byCode.body).toMatchObject({ id: 9_401_102, code: 'mill.02', type: 'TILL', isActive: true });
    expect((await till.get('/v2/organization/till/9401102')).body).toEqual(byCode.body);
    expect((await till.get('/v2/organization/till?code=mill.99')).status).toBe(400);
    expect((await till.get('/v2/organization/till')).status).toBe(400);
  });
});

describe('redeeming', () => {
  test('one coupon is an object, and everything is text', async () => {
    const { till, simulator } = await openShop();
    const { body } = await redeemV11(till, [coupon('fern7402')]);
    expect(body).toMatchObject({
      response: {
        status: { success: 'true', code: '200' },
        coupons: {
          coupon: {
            code: 'FERN7402',
            redemptionId: '5310001',
            series_code: '6101',
            series_info: [],
            is_absolute: 'true',
            coupon_value: '5',
            transaction: { amount: '40.00', number: 'B-5' },
            item_status: { success: 'true', code: '700', message: 'Coupon processing successful' },
          },
        },
      },
    });
    expect(billsFor(simulator, 'FERN7402')).toEqual(['B-5']);
  });

  test('several are a list; what went well stays', async () => {
    const { till, simulator } = await openShop();
    const { body } = await redeemV11(till, [coupon('FERN7402'), coupon('BARK9150'), coupon('MOSS3318')]);
    expect(at(body, 'response', 'status', 'code')).toBe('201');
    expect(at(body, 'response', 'coupons', 'coupon')).toMatchObject([
      { item_status: { code: '700' } },
      { item_status: { success: 'false', code: '711' } },
      { item_status: { code: '700' } },
    ]);
    expect(billsFor(simulator, 'MOSS3318')).toEqual(['B-5']);
  });

  test('all failed is 500 inside and 200 outside', async () => {
    const { till } = await openShop();
    const reply = await redeemV11(till, [coupon('BARK9150')]);
    expect(reply.status).toBe(200);
    expect(at(reply.body, 'response', 'status')).toMatchObject({ success: 'false', code: '500' });
  });

  test('by coupon id, and with the one-time code v2 has no field for', async () => {
    const { till } = await openShop();
    const codeOfItem = async (one: Record<string, unknown>) =>
      at((await redeemV11(till, [one])).body, 'response', 'coupons', 'coupon', 'item_status', 'code');
    expect(await codeOfItem({ ...coupon(''), id: '820300001' })).toBe('700');
    const locked = { ...coupon('LOCK7719'), customer: { mobile: '15550100104' } };
    expect(await codeOfItem(locked)).toBe('725');
    expect(await codeOfItem({ ...locked, validation_code: '000000' })).toBe('705');
    expect(await codeOfItem({ ...locked, validation_code: '482913' })).toBe('700');
    expect(await codeOfItem({ ...coupon('MOSS3318'), validation_code: '482913' })).toBe('726');
    expect(await codeOfItem({ ...coupon('MOSS3318'), customer: { mobile: '15550109999' } })).toBe('701');
    expect(await codeOfItem({ ...coupon('MOSS3318'), customer: {} })).toBe('721');
    expect(await codeOfItem(coupon(''))).toBe('781');
    expect(await codeOfItem({ ...coupon('MOSS3318'), redemption_time: 'noon' })).toBe('629');
  });

  test('nothing asked is a bad request', async () => {
    const { till } = await openShop();
    expect(at((await redeemV11(till, [])).body, 'response', 'status', 'code')).toBe('400');
  });
});

describe('reading back', () => {
  const redemptions = (more = '') =>
    `/v1.1/customer/redemptions?mobile=${amara.mobile}&type=COUPONS&format=json${more}`;

  test('one row has redemption id, till and bill number', async () => {
    const { till } = await openShop();
    await redeem(till, 'FERN7402', { transactionNumber: 'B-31' });
    const { body } = await till.get(redemptions('&user_id=true'));
    expect(at(body, 'response', 'customer')).toMatchObject({
      user_id: '31004501',
      rows: '2',
      coupons_count: '2',
      points_count: '0',
      redemptions: {
        coupons: {
          coupon: [
            {
              id: '5310001',
              code: 'FERN7402',
              transaction_number: 'B-31',
              redeemed_time: '2026-03-11 14:30:00',
              redeemed_at: 'quay.04',
              redeemed_till: { code: 'quay.04' },
              redeemed_store: { code: 'quay' },
            },
            { code: 'BARK9150', transaction_number: 'M-20417', redeemed_at: 'mill.02' },
          ],
        },
        points: [],
      },
    });
  });

  test('ten rows unless more are asked for, newest first, within dates and ids', async () => {
    const { till, simulator, step } = await openShop();
    for (let count = 1; count <= 12; count += 1) {
      const { code } = simulator.issue({ seriesId: 6101, memberId: amara.id, issuedStoreId: 2101 });
      await redeem(till, code, { transactionNumber: `B-${count}` });
      step(DAY_MS);
    }
    const bills = async (more: string) => {
      const { body } = await till.get(redemptions(more));
      const rows = at(body, 'response', 'customer', 'redemptions', 'coupons', 'coupon');
      return [rows].flat().map((row) => at(row, 'transaction_number'));
    };
    expect(await bills('')).toHaveLength(10);
    expect((await bills(''))[0]).toBe('B-12');
    expect(await bills('&coupons_limit=50')).toHaveLength(13);
    expect((await bills('&limit=50&order=asc'))[0]).toBe('M-20417');
    expect(await bills('&start_date=2026-03-12&end_date=2026-03-13')).toEqual(['B-3', 'B-2']);
    expect(await bills('&coupons_start_id=5310002&coupons_end_id=5310003')).toEqual(['B-3', 'B-2']);
  });

  test('nobody, nothing, and only points', async () => {
    const { till } = await openShop();
    const nobody = await till.get('/v1.1/customer/redemptions?mobile=15550109999');
    expect(at(nobody.body, 'response')).toMatchObject({
      status: { code: '500' },
      customer: { item_status: { success: 'false', code: '1012' } },
    });
    const nothing = await till.get('/v1.1/customer/redemptions?mobile=15550100113');
    expect(at(nothing.body, 'response', 'customer', 'redemptions')).toEqual({ coupons: [], points: [] });
    const points = await till.get(redemptions('').replace('COUPONS', 'POINTS'));
    expect(at(points.body, 'response', 'customer', 'rows')).toBe('0');
    const wrong = await till.get(redemptions('').replace('COUPONS', 'STICKERS'));
    expect(at(wrong.body, 'response', 'status', 'code')).toBe('400');
  });

  test('a coupon by code and by id: day first, who used it, and status instead of success', async () => {
    const { till } = await openShop();
    const { body } = await till.get('/v1.1/coupon/get?code=BARK9150&id=820300001&user_id=true');
    expect(at(body, 'response', 'coupons', 'coupon')).toMatchObject([
      {
        code: 'BARK9150',
        valid_till: '09-07-2026',
        redemption_info: { redeemed: 'true', redeemed_at: 'mill.02' },
        redeemed_by: { user_id: '31004501' },
        transaction: { number: 'M-20417' },
        item_status: { status: 'true', code: '700' },
      },
      { code: 'FERN7402', redemption_info: { redeemed: 'false' }, redeemed_by: [] },
    ]);
    const half = await till.get('/v1.1/coupon/get?code=FERN7402,NONE1');
    expect(at(half.body, 'response', 'status', 'code')).toBe('201');
    expect(at(half.body, 'response', 'coupons', 'coupon', 1, 'item_status')).toMatchObject({
      status: 'false',
      code: '702',
    });
    expect(at((await till.get('/v1.1/coupon/get')).body, 'response', 'status', 'code')).toBe('400');
  });
});

describe('checking', () => {
  const check = (code: string, more = '') =>
    `/v1.1/coupon/isredeemable?mobile=${amara.mobile}&code=${code}${more}`;

  test('a refusal looks like a success but for one word', async () => {
    const { till } = await openShop();
    const fine = await till.get(check('FERN7402', '&details=true'));
    expect(at(fine.body, 'response', 'coupons', 'redeemable')).toMatchObject({
      is_redeemable: 'true',
      item_status: { status: 'true', code: '700' },
      series_info: { id: '6101', discount_value: '5', valid_till: '2026-07-09' },
    });
    const refused = await till.get(check('BARK9150'));
    expect(at(refused.body, 'response', 'status', 'code')).toBe('200');
    expect(at(refused.body, 'response', 'coupons', 'redeemable')).toMatchObject({
      is_redeemable: 'false',
      item_status: { status: 'true', code: '706' },
    });
  });

  test('several codes are a list, and nobody is a failure', async () => {
    const { till } = await openShop();
    const both = await till.get(check('FERN7402,BARK9150', '&coupon_code_case=LOWER'));
    expect(at(both.body, 'response', 'coupons', 'redeemable')).toMatchObject([
      { code: 'fern7402', is_redeemable: 'true' },
      { is_redeemable: 'false' },
    ]);
    const nobody = await till.get('/v1.1/coupon/isredeemable?mobile=15550109999&code=FERN7402');
    expect(at(nobody.body, 'response', 'coupons', 'redeemable', 'item_status', 'code')).toBe('701');
    expect(at((await till.get(check(''))).body, 'response', 'status', 'code')).toBe('400');
  });
});
