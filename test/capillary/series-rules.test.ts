// Every documented condition of a series, one by one (src-main/capillary/series-rules and series-groups), and what a
// change sends along (series-settings).
import { describe, expect, test } from 'vitest';
import { readOthers, readRules } from '../../src-main/capillary/series-rules.ts';
import { keptSettings, type SeriesLimits, settingsOf } from '../../src-main/capillary/series-settings.ts';
import { readToldSeries } from '../../src-main/capillary/series-told.ts';
import { type SeriesRuleName, seriesRuleNames } from '../../src-main/contract/series-rules.ts';

const read = (told: Record<string, unknown>, rule: SeriesRuleName) =>
  readRules(told).find((one) => one.rule === rule);
const valueIn = (told: Record<string, unknown>, rule: SeriesRuleName) => read(told, rule)?.value;

describe('the conditions of a series', () => {
  test('are all there, and all not told of nothing', () => {
    const rules = readRules({});
    expect(rules.map(({ rule }) => rule).toSorted()).toEqual([...seriesRuleNames].toSorted());
    expect(rules.filter(({ value, says }) => value !== null || says !== '')).toEqual([]);
    expect(readRules({ minBillAmount: null }).find(({ rule }) => rule === 'least-bill')?.value).toBeNull();
  });

  test.each([
    [
      'no maximum as the largest whole number',
      { maxBillAmount: 9007199254740991 },
      'most-bill',
      { amount: null },
    ],
    ['no maximum as -1', { maxBillAmount: '-1' }, 'most-bill', { amount: null }],
    ['a maximum', { maxBillAmount: '25.5' }, 'most-bill', { amount: 25.5 }],
    ['no cap', { discountUpto: 0 }, 'cap', { amount: null }],
    ['a count without limit', { maxRedeem: -1 }, 'uses-of-series', { count: null }],
    ['a count', { maxRedeem: '7' }, 'uses-of-series', { count: 7 }],
    [
      'no limit as null, where that is documented',
      { redemptionPerCouponMaxLimit: null },
      'uses-of-code',
      { count: null },
    ],
    ['at once', { redemptionValidAfterDays: 0 }, 'after-days', { count: null }],
    ['from the beginning', { redemptionValidFrom: '1970-01-01T00:00:00Z' }, 'first-day', { day: null }],
    ['from a day', { redemptionValidFrom: '2027-03-01T00:00:00+05:30' }, 'first-day', { day: '2027-03-01' }],
    ['a flag as a digit', { anyUser: '1' }, 'anybody', { yes: true }],
    ['no code for the till', { discountCode: 'NO_VALUE' }, 'till-code', { text: null }],
    [
      'the life of the series',
      { expiryStrategyType: 'SERIES_EXPIRY', expiryStrategyValue: -1 },
      'life',
      { until: 'series' },
    ],
    [
      'a life of days',
      { expiryStrategyType: 'DAYS', expiryStrategyValue: '14' },
      'life',
      { until: 'days', count: 14 },
    ],
    ['never yet', { latestRedemptionTime: 0 }, 'last-redeemed', { at: null }],
    ['a worth', { discountType: 'PERC', discountValue: '12.5' }, 'worth', { type: 'PERC', value: 12.5 }],
    [
      'any day',
      { redemptionRange: '{"dom":["-1"],"dow":[-1],"hours":[]}' },
      'window',
      { daysOfMonth: null, daysOfWeek: null, hours: null },
    ],
    [
      'some hours',
      { redemptionRange: '{"dom":[1,15],"dow":["-1"],"hours":["9","10"]}' },
      'window',
      { daysOfMonth: ['1', '15'], hours: ['9', '10'] },
    ],
    ['all stores', { storeIdsJson: '[-1]' }, 'stores', { groups: [] }],
    [
      'some stores',
      { redeemAtStore: '[2101,2102]' },
      'stores',
      { groups: [{ of: 'store', ids: ['2101', '2102'] }] },
    ],
    ['no other series', { mutualExclusiveSeriesIds: '[]' }, 'not-beside', { groups: [] }],
    [
      'goods of both kinds',
      {
        productInfo: [
          { productType: 'SKU', productIds: [5] },
          { productType: 'BRAND', productIds: [7] },
        ],
      },
      'goods',
      {
        groups: [
          { of: 'goods', ids: ['5'] },
          { of: 'brand', ids: ['7'] },
        ],
      },
    ],
    [
      'goods of v1.1',
      { brands: '[7]', categories: null },
      'goods',
      { groups: [{ of: 'brand', ids: ['7'] }] },
    ],
    [
      'places of v1.1',
      { validRedemptionOrgEntities: { concepts: null, zones: '[3]', stores: null, tills: null } },
      'places',
      { groups: [{ of: 'zone', ids: ['3'] }] },
    ],
    [
      'places one by one',
      {
        redemptionOrgEntityDetails: [
          { redemptionOrgEntityType: 'TILL', orgEntityId: 9 },
          { redemptionOrgEntityType: 'till', orgEntityId: '10' },
        ],
      },
      'places',
      { groups: [{ of: 'till', ids: ['9', '10'] }] },
    ],
    [
      'nothing a member must meet',
      { targetUserDetails: { validMaxUserTransactionLimit: 0 } },
      'member-must',
      { text: null },
    ],
  ] as [string, Record<string, unknown>, SeriesRuleName, object][])('%s', (_what, told, rule, value) => {
    expect(valueIn(told, rule)).toMatchObject(value);
  });

  test.each([
    ['anyUser', 'perhaps', 'anybody'],
    ['maxRedeem', 'many', 'uses-of-series'],
    ['discountOn', 'MOON', 'worth-on'],
    ['redemptionRange', 'always', 'window'],
    ['storeIdsJson', '["north"]', 'stores'],
    ['productInfo', [{ productType: 'PLANET', productIds: [3] }], 'goods'],
    ['redemptionOrgEntityDetails', [{ redemptionOrgEntityType: 'SHIP', orgEntityId: 3 }], 'places'],
    ['targetUserDetails', { validUserRegistrationStartTime: 10000 }, 'member-must'],
    ['expiryStrategyType', 'WEEKS', 'life'],
    ['clientHandlingType', 'toString', 'codes'],
    ['redemptionValidFrom', 'soon', 'first-day'],
  ] as [string, unknown, SeriesRuleName][])('%s of %j is shown as it was written', (name, written, rule) => {
    const says = typeof written === 'string' ? written : JSON.stringify(written);
    expect(read({ [name]: written }, rule)).toEqual({ rule, value: null, says });
  });

  test('and what no document explains is handed on under its own name, cut where it has no end', () => {
    const others = readOthers({ id: 1, anyUser: true, priority: 3, brandNew: 'x'.repeat(5000), empty: null });
    expect(others.map(({ name }) => name)).toEqual(['priority', 'brandNew']);
    expect(others[1]?.says.length).toBeLessThan(500);
  });

  test('whatever comes, nothing throws', () => {
    const odd: unknown[] = [
      null,
      '',
      '[',
      [],
      {},
      [[]],
      -0,
      1e308,
      true,
      { toString: 1 },
      'constructor',
      ['-1', null],
    ];
    const names = readRules({ anyUser: true }).map(({ rule }) => rule);
    expect(names).toHaveLength(seriesRuleNames.length);
    for (const written of odd) {
      const told = Object.fromEntries(
        [
          'discountValue',
          'redemptionRange',
          'productInfo',
          'storeIdsJson',
          'targetUserDetails',
          'coupons',
          'validTillDate',
          'fixedExpiryDate',
          'latestIssualTime',
          'redemptionOrgEntityDetails',
          'mutualExclusiveSeriesIds',
        ].map((name) => [name, written]),
      );
      expect(() => readRules(told)).not.toThrow();
      expect(() => readOthers(told)).not.toThrow();
      expect(() => readToldSeries({ id: 1, ...told })).not.toThrow();
    }
  });
});

describe('what a change sends along', () => {
  const none: SeriesLimits = {
    leastBill: null,
    mostBill: null,
    mostGiven: null,
    mostPerMember: null,
    mostRedeemed: null,
    offline: null,
    conditions: '',
  };

  test('is everything that can be set, and no counter and no end', () => {
    const told = {
      minBillAmount: 40,
      storeIdsJson: '[2101]',
      numIssued: 5,
      validTillDate: 'x',
      id: 1,
      orgId: 2,
    };
    expect(keptSettings(told)).toEqual({ minBillAmount: 40, storeIdsJson: '[2101]' });
    expect(settingsOf(none, null)).toEqual({});
  });

  test('takes a limit away that was there, and leaves "none" in its own spelling', () => {
    const told = {
      minBillAmount: 40,
      maxBillAmount: 9007199254740991,
      maxRedeem: 10,
      termsAndConditions: 'old',
    };
    expect(settingsOf(none, told)).toEqual({
      minBillAmount: 0,
      maxBillAmount: 9007199254740991,
      maxRedeem: -1,
      termsAndConditions: '',
    });
    const limits = { ...none, leastBill: 12.5, mostRedeemed: 3, offline: false, conditions: 'new' };
    expect(settingsOf(limits, told)).toMatchObject({
      minBillAmount: 12.5,
      maxRedeem: 3,
      offlineRedeemType: false,
      termsAndConditions: 'new',
    });
  });
});
