// Series made and changed over real HTTP, and listed the older way.
import { describe, expect, test } from 'vitest';
import { amara, at, codeOf, DAY_MS, morning, openShop, redeem, type Till, worldWith } from './shop.ts';

const form = {
  description: 'Spring tea',
  discountCode: 'TEA15',
  discountType: 'ABS',
  discountValue: 15,
  anyUser: false,
  smsTemplate: 'Your code is {{voucher}}',
  clientHandlingType: 'DISC_CODE',
  expiryStrategyType: 'SERIES_EXPIRY',
};
const create = (till: Till, more: Record<string, unknown> = {}) =>
  till.post('/v2/coupon/series', { CouponSeriesV2: { ...form, ...more } });
const update = (till: Till, id: unknown, body: unknown) => till.put(`/v2/coupon/series/${id}`, body);

describe('a new series', () => {
  test('is there afterwards, and coupons of it can be given and redeemed', async () => {
    const { till, simulator } = await openShop();
    const settings = {
      minBillAmount: 30,
      validTillDate: '2026-03-20T00:00:00+05:30',
      offlineRedeemType: true,
    };
    const { body } = await create(till, settings);
    const id = at(body, 'id');
    expect(body).toMatchObject({ description: 'Spring tea', minBillAmount: 30, warnings: [], numIssued: 0 });
    expect(String(at(body, 'validTillDate'))).toContain('2026-03-20');
    expect(simulator.world.series.at(-1)).toMatchObject({
      id,
      offlineRedeemType: true,
      seriesCode: `SER${id}`,
    });
    const issued = await till.post('/v2/coupon/issue', { seriesId: id, customer: { id: amara.id } });
    const redeemed = await redeem(till, String(at(issued.body, 'code')));
    expect(codeOf(redeemed)).toBe(700);
    expect((await till.get(`/v2/coupon/series?ids=${id}`)).body).toMatchObject({
      entity: [{ id, numRedeemed: 1 }],
    });
  });

  test('with one shared code, which members may use at once', async () => {
    const { till } = await openShop();
    await create(till, { clientHandlingType: 'GENERIC', genericCode: 'SPRING' });
    expect(codeOf(await redeem(till, 'SPRING'))).toBe(700);
    expect(codeOf(await create(till, { clientHandlingType: 'GENERIC', genericCode: 'SPRING' }))).toBe(752);
  });

  test('may lose a day on the way (U44)', async () => {
    const { till } = await openShop({ seriesDayShift: 'one-day-early' });
    const { body } = await create(till, { validTillDate: '2026-05-10T00:00:00+05:30' });
    expect(String(at(body, 'validTillDate'))).toContain('2026-05-09');
  });

  test.each([
    ['nothing wrapped', undefined, 744],
    ['no description', { description: '' }, 744],
    ['no word on whom it is for', { anyUser: undefined }, 744],
    ['another kind of discount', { discountType: 'FREE' }, 744],
    ['a value that is no number', { discountValue: 'much' }, 744],
    ['an end nobody can read', { validTillDate: 'Friday' }, 744],
    ['an empty code of its own', { seriesCode: '' }, 753],
    ['a code that is taken', { seriesCode: 'SER7001' }, 751],
    ['a shared code left out', { clientHandlingType: 'GENERIC' }, 754],
    ['a list that is none', { mutualExclusiveSeriesIds: '7,8' }, 756],
    ['1001 categories', { productInfo: [{ productType: 'CATEGORY', productIds: Array(1001).fill(1) }] }, 400],
  ])('refuses %s', async (_what, more, code) => {
    const { till, simulator } = await openShop({ seed: worldWith({}) });
    const before = simulator.world.series.length;
    const reply = await (more ? create(till, more) : till.post('/v2/coupon/series', form));
    expect([reply.status, codeOf(reply)]).toEqual([400, code]);
    expect(simulator.world.series).toHaveLength(before);
  });

  test('wants a code of its own, when told to', async () => {
    const { till } = await openShop({ seriesCode: 'required' });
    expect(codeOf(await create(till))).toBe(753);
    expect((await create(till, { seriesCode: 'SPRING' })).status).toBe(200);
  });
});

describe('a series that is changed', () => {
  test('keeps what is left out, wrapped or bare', async () => {
    const { till, simulator } = await openShop({ seed: worldWith({ minBillAmount: 20 }) });
    expect((await update(till, 7001, { CouponSeriesV2: { description: 'Renamed' } })).status).toBe(200);
    expect((await update(till, 7001, { discountValue: 9 })).body).toMatchObject({
      id: 7001,
      description: 'Renamed',
      discountValue: 9,
      minBillAmount: 20,
    });
    expect(simulator.world.series.filter(({ id }) => id === 7001)).toHaveLength(1);
    expect(codeOf(await redeem(till, 'RULE1'))).toBe(700);
  });

  test('or is replaced as a whole, wrapped only, when told to', async () => {
    const shop = await openShop({ seed: worldWith({ minBillAmount: 20 }), seriesUpdate: 'replaces' });
    expect(codeOf(await update(shop.till, 7001, { description: 'Renamed' }))).toBe(744);
    expect((await update(shop.till, 7001, form)).body).toMatchObject({ minBillAmount: 0 });
    shop.simulator.setModes({ seriesUpdateBody: 'wrapped' });
    expect(codeOf(await update(shop.till, 7001, form))).toBe(744);
  });

  test('refuses what is not there, not ours, or fewer than were given', async () => {
    const { till } = await openShop({ seed: worldWith({}) });
    expect(codeOf(await update(till, 99, form))).toBe(755);
    expect(codeOf(await update(till, 'x', form))).toBe(755);
    expect(codeOf(await update(till, 7001, { maxCreate: 0 }))).toBe(744);
    const elsewhere = await openShop({ seed: worldWith({ isForeign: true }) });
    expect(codeOf(await update(elsewhere.till, 7001, form))).toBe(715);
  });
});

describe('listing series', () => {
  const ids = (body: unknown) => {
    const item = at(body, 'response', 'series', 'items', 'item');
    return (Array.isArray(item) ? item : [item]).map((one) => Number(at(one, 'id')));
  };

  test('all of them, or one; in the looks of v1.1', async () => {
    const { till, simulator } = await openShop({ seed: worldWith({ anyUser: true, storeIds: [2101] }) });
    expect(ids((await till.get('/v1.1/coupon/series?format=json&expired=true')).body)).toEqual(
      simulator.world.series.map(({ id }) => id),
    );
    const one = at(
      (await till.get('/v1.1/coupon/series?id=7001')).body,
      'response',
      'series',
      'items',
      'item',
    );
    expect(one).toMatchObject({
      id: '7001',
      any_user: '1',
      is_validation_required: 'false',
      max_bill_amount: '0',
      coupons: { issued: '1', redeemed: '0' },
      valid_redemption_org_entities: { stores: '[2101]', zones: null },
    });
  });

  test('without those that have ended, or with them, or only them', async () => {
    const shop = await openShop({ seed: worldWith({ validTillMs: morning - DAY_MS }) });
    const listed = async (expired: string) =>
      ids((await shop.till.get(`/v1.1/coupon/series?expired=${expired}`)).body);
    expect(await listed('false')).not.toContain(7001);
    expect(await listed('extended')).toContain(7001);
    const all = (await listed('true')).length;
    shop.simulator.setModes({ expiredSeries: 'only' });
    const ended = await listed('true');
    expect(ended).toContain(7001);
    expect(ended.length).toBeLessThan(all);
  });

  test('a number nobody knows, and one of another organisation, is an empty list', async () => {
    const { till } = await openShop({ seed: worldWith({ isForeign: true }) });
    for (const id of [99, 7001]) {
      expect((await till.get(`/v1.1/coupon/series?id=${id}`)).body).toMatchObject({
        response: { status: { success: 'true' }, series: { items: [] } },
      });
    }
  });
});
