// Every rule of a series, told by the number a redemption of coupon RULE1 (held by Amara) is answered with.
import { describe, expect, test } from 'vitest';
import type { Series } from '../../src-main/simulator/series.ts';
import type { Coupon } from '../../src-main/simulator/world.ts';
import { amara, bogdan, codeOf, DAY_MS, morning, openShop, redeem, type Shop, worldWith } from './shop.ts';

const open = (series: Partial<Series>, coupon?: Partial<Coupon>): Promise<Shop> =>
  openShop({ seed: worldWith(series, coupon) });

const code = async (shop: Shop, more: Record<string, unknown> = {}, till = shop.till) =>
  codeOf(await redeem(till, 'RULE1', more));

const asBogdan = { user: { id: bogdan.id } };
const multiple = { isMultipleUseAllowed: true, sameUserMultipleRedeem: true };

describe('one rule each', () => {
  test('fine in the plain case', async () => expect(await code(await open({}))).toBe(700));

  test('702: nobody knows the code', async () => {
    const { till } = await openShop();
    expect(codeOf(await redeem(till, 'NONE1'))).toBe(702);
  });

  test('660: revoked', async () => expect(await code(await open({}, { isRevoked: true }))).toBe(660));

  test('703: issued to somebody else, or to nobody', async () => {
    expect(await code(await open({}), asBogdan)).toBe(703);
    expect(await code(await open({}, { memberId: null }))).toBe(703);
  });

  test('any user may use it, once', async () => {
    const shop = await open({ anyUser: true });
    expect(await code(shop, asBogdan)).toBe(700);
    expect(await code(shop)).toBe(711);
  });

  test('a shared code: once for each member', async () => {
    const shop = await open({ clientHandlingType: 'GENERIC', genericCode: 'RULE1' }, { memberId: null });
    expect(await code(shop)).toBe(700);
    expect(await code(shop, asBogdan)).toBe(700);
    expect(await code(shop)).toBe(716);
  });

  test('711: used, whoever used it', async () => {
    const shop = await open({});
    await code(shop);
    expect(await code(shop, { transactionNumber: 'B-2' })).toBe(711);
  });

  test('716: the same member again, where each may use it once', async () => {
    const shop = await open({ anyUser: true, isMultipleUseAllowed: true });
    expect([await code(shop), await code(shop), await code(shop, asBogdan)]).toEqual([700, 716, 700]);
  });

  test('728: the limit of the code, and the limit of the series', async () => {
    const shop = await open({ anyUser: true, redemptionPerCouponMaxLimit: 1 });
    expect([await code(shop), await code(shop, asBogdan)]).toEqual([700, 728]);
    const series = await open({ ...multiple, maxRedeem: 2 });
    expect([await code(series), await code(series), await code(series)]).toEqual([700, 700, 728]);
  });

  test('a limit of -1 or null is none', async () => {
    for (const redemptionPerCouponMaxLimit of [-1, null]) {
      const shop = await open({ ...multiple, redemptionPerCouponMaxLimit });
      expect([await code(shop), await code(shop)]).toEqual([700, 700]);
    }
  });

  test('736: the uses of one member over the series', async () => {
    const shop = await open({ ...multiple, anyUser: true, maxRedemptionsInSeriesPerUser: 1 });
    expect([await code(shop), await code(shop), await code(shop, asBogdan)]).toEqual([700, 736, 700]);
  });

  test('712: the series is over, to the end of its last day on the cluster', async () => {
    const lastDay = { validTillMs: Date.UTC(2026, 2, 11) };
    const shop = await open(lastDay);
    expect(await code(shop)).toBe(700);
    const late = await open(lastDay);
    late.step(9.5 * 3_600_000);
    expect(await code(late)).toBe(712);
  });

  test('713: the coupon is over, by days and by the end of a month', async () => {
    const days = { expiryStrategyType: 'DAYS', expiryStrategyValue: 9 } as const;
    expect(await code(await open(days))).toBe(713);
    expect(await code(await open({ ...days, expiryStrategyValue: 10 }))).toBe(700);
    const months = { expiryStrategyType: 'MONTHS_END', expiryStrategyValue: 0 } as const;
    const february = { issuedMs: Date.UTC(2026, 1, 20) };
    expect(await code(await open(months, february))).toBe(713);
    expect(await code(await open({ ...months, expiryStrategyValue: 1 }, february))).toBe(700);
  });

  test('739: not yet, by date or by days after issue', async () => {
    expect(await code(await open({ redemptionValidFromMs: morning + 1000 }))).toBe(739);
    expect(await code(await open({ redemptionValidAfterDays: 11 }))).toBe(739);
    expect(await code(await open({ redemptionValidAfterDays: 10 }))).toBe(700);
  });

  test.each([
    ['this hour', { dom: [-1], dow: [-1], hours: [14] }, 700],
    ['another hour', { dom: [-1], dow: [-1], hours: ['9'] }, 729],
    ['this day', { dom: [11], dow: ['3'], hours: ['-1'] }, 700],
    ['another day of the month', { dom: [12], dow: [-1], hours: [-1] }, 729],
    ['another day of the week', { dom: [-1], dow: [4], hours: [-1] }, 729],
  ])('729: the range allows %s', async (_what, redemptionRange, expected) => {
    expect(await code(await open({ redemptionRange }))).toBe(expected);
  });

  test('738: too few days since the last one', async () => {
    const shop = await open({ ...multiple, minDaysBetweenRedemption: 3 });
    expect(await code(shop)).toBe(700);
    shop.step(2 * DAY_MS);
    expect(await code(shop)).toBe(738);
    shop.step(DAY_MS);
    expect(await code(shop)).toBe(700);
  });

  test('735: the store of the caller decides', async () => {
    const shop = await open({ storeIds: [2102] });
    expect(await code(shop)).toBe(735);
    expect(await code(shop, {}, shop.otherTill)).toBe(700);
  });

  test.each([
    ['below the minimum', { minBillAmount: 40.01 }, 733],
    ['at the minimum', { minBillAmount: 40 }, 700],
    ['above the maximum', { maxBillAmount: 39.99 }, 733],
    ['at the maximum', { maxBillAmount: 40 }, 700],
    ['no maximum, spelt -1', { maxBillAmount: -1 }, 700],
    ['no maximum, spelt 0', { maxBillAmount: 0 }, 700],
    ['no maximum, spelt as the largest number', { maxBillAmount: 9_007_199_254_740_991 }, 700],
    ['no minimum, spelt -1', { minBillAmount: -1 }, 700],
  ])('733: a bill of 40 is %s', async (_what, series, expected) => {
    expect(await code(await open(series))).toBe(expected);
  });

  test('718: no bill number', async () => {
    expect(await code(await open({}), { transactionNumber: '  ' })).toBe(718);
  });

  test('725: a one-time code is needed', async () => {
    expect(await code(await open({ isValidationRequired: true }))).toBe(725);
  });

  test('740: the member is marked, before anything else is looked at', async () => {
    const { till } = await openShop();
    expect(codeOf(await redeem(till, 'NONE1', { user: { mobile: '15550100112' } }))).toBe(740);
  });
});

describe('the order of the rules', () => {
  /** Everything is wrong at once; each step puts right what was answered before. */
  const wrongs: readonly [number, Partial<Series>, Partial<Coupon>, Record<string, unknown>][] = [
    [660, {}, { isRevoked: false }, {}],
    [703, {}, { memberId: amara.id }, {}],
    [712, { validTillMs: morning + DAY_MS }, {}, {}],
    [713, { expiryStrategyValue: 400 }, {}, {}],
    [739, { redemptionValidFromMs: 0 }, {}, {}],
    [729, { redemptionRange: { dom: [-1], dow: [-1], hours: [-1] } }, {}, {}],
    [735, { storeIds: [] }, {}, {}],
    [733, { minBillAmount: 0 }, {}, {}],
    [718, {}, {}, { transactionNumber: 'B-1' }],
    [725, { isValidationRequired: false }, {}, {}],
  ];

  test('the cheapest wins, one after the other', async () => {
    let series: Partial<Series> = {
      validTillMs: morning - 3 * DAY_MS,
      expiryStrategyType: 'DAYS',
      expiryStrategyValue: 1,
      redemptionValidFromMs: morning + DAY_MS,
      redemptionRange: { dom: [30], dow: [-1], hours: [-1] },
      storeIds: [2102],
      minBillAmount: 90,
      isValidationRequired: true,
    };
    let coupon: Partial<Coupon> = { isRevoked: true, memberId: bogdan.id };
    let more: Record<string, unknown> = { transactionNumber: '' };
    for (const [expected, rightSeries, rightCoupon, rightMore] of wrongs) {
      expect(await code(await open(series, coupon), more)).toBe(expected);
      series = { ...series, ...rightSeries };
      coupon = { ...coupon, ...rightCoupon };
      more = { ...more, ...rightMore };
    }
    expect(await code(await open(series, coupon), more)).toBe(700);
  });
});
