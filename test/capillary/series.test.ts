import { describe, expect, test } from 'vitest';
import { readSeries } from '../../src-main/capillary/series.ts';
import { answered, ending, startPair } from './harness.ts';

const series = {
  id: 41207,
  orgId: 881,
  description: 'Tea 15 off',
  discountType: 'ABS',
  discountValue: 15,
  discountUpto: 0,
  validTillDate: '2026-06-11T00:00:00Z',
  validTillDateTime: '2026-06-11T23:59:59Z',
  redemptionValidFrom: '1970-01-01T00:00:00Z',
  redemptionValidAfterDays: 2,
  minBillAmount: 100,
  maxBillAmount: 9007199254740991,
  anyUser: false,
  isMultipleUseAllowed: true,
  isValidationRequired: false,
  genericCode: '',
  offlineRedeemType: true,
  redeemAtStore: '[-1]',
  storeIdsJson: '[-1]',
  redemptionOrgEntityDetails: [],
  maxRedemptionsInSeriesPerUser: -1,
  minDaysBetweenRedemption: -1,
};

describe('asking for series', () => {
  test('repeats ids and reads the list under entity', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: { entity: [series, { description: 'no id' }, null], warnings: [] } });
    expect(answered(await capillary.seriesByIds(['41207', '41208', '41207']))).toEqual([
      {
        id: '41207',
        description: 'Tea 15 off',
        discountType: 'ABS',
        discountValue: 15,
        discountUpTo: 0,
        validTillDate: '2026-06-11T00:00:00Z',
        validTillDateTime: '2026-06-11T23:59:59Z',
        redemptionValidFrom: null,
        redemptionValidAfterDays: 2,
        minBillAmount: 100,
        maxBillAmount: null,
        anyUser: false,
        multipleUse: true,
        needsOtp: false,
        genericCode: null,
        offline: true,
        storeIds: null,
        limitedToOtherEntities: false,
        maxRedemptionsPerUser: null,
        minDaysBetweenRedemption: null,
      },
    ]);
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v2/coupon/series',
      query: [
        ['ids', '41207'],
        ['ids', '41208'],
      ],
    });
  });

  test('asks nothing for nothing', async () => {
    const { server, capillary } = await startPair();
    expect(answered(await capillary.seriesByIds([]))).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  test('asks for many in several calls', async () => {
    const { server, capillary } = await startPair();
    server.answer(({ query }) => ({
      body: { entity: query.map(([, id]) => ({ ...series, id })), warnings: [] },
    }));
    const ids = Array.from({ length: 120 }, (_, index) => String(index + 1));
    expect(answered(await capillary.seriesByIds(ids)).map(({ id }) => id)).toEqual(ids);
    expect(server.requests.map(({ query }) => query.length)).toEqual([50, 50, 20]);
  });

  test('no list is no answer', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: { data: [series] } });
    expect(ending(await capillary.seriesByIds(['41207']))).toBe('no-answer: no-list');
  });
});

describe('the rules of a series', () => {
  test.each([[9007199254740991], [-1], [0], ['0'], ['-1'], [undefined]])(
    'no maximum is written %j',
    (maxBillAmount) => {
      expect(readSeries({ ...series, maxBillAmount })?.maxBillAmount).toBeNull();
    },
  );

  test('a maximum and no minimum', () => {
    const read = readSeries({ ...series, maxBillAmount: '900.50', minBillAmount: -1 });
    expect(read).toMatchObject({ maxBillAmount: 900.5, minBillAmount: null });
  });

  test.each([
    ['1970-01-01', null],
    ['1970-01-01T05:30:00+05:30', null],
    ['1969-12-31T19:00:00-05:00', null],
    ['2026-02-01', '2026-02-01'],
  ])('redeemable from %s means %s', (redemptionValidFrom, expected) => {
    expect(readSeries({ ...series, redemptionValidFrom })?.redemptionValidFrom).toBe(expected);
  });

  test('v1.1 names and flags', () => {
    const read = readSeries({
      id: '41207',
      description: 'Tea',
      discount_type: 'PERC',
      discount_value: '10',
      discount_upto: '50',
      valid_till_date: '2026-06-11',
      redemption_valid_from: '2026-01-01',
      min_bill_amount: '100',
      max_bill_amount: '0',
      any_user: '1',
      multiple_use: '0',
      is_validation_required: '1',
      generic_code: 'TEA',
      offline_redemption_enabled: 'true',
      valid_redemption_org_entities: { concepts: null, zones: '[]', stores: '[11,12]', tills: null },
    });
    expect(read).toMatchObject({
      discountType: 'PERC',
      discountValue: 10,
      discountUpTo: 50,
      validTillDate: '2026-06-11',
      redemptionValidFrom: '2026-01-01',
      minBillAmount: 100,
      maxBillAmount: null,
      anyUser: true,
      multipleUse: false,
      needsOtp: true,
      genericCode: 'TEA',
      offline: true,
      storeIds: ['11', '12'],
      limitedToOtherEntities: false,
    });
  });

  test('a v2 name wins over the v1.1 one', () => {
    expect(readSeries({ id: 1, anyUser: true, any_user: '0' })?.anyUser).toBe(true);
    expect(readSeries({ id: 1, any_user: '0', anyUser: true })?.anyUser).toBe(true);
  });

  test.each([
    ['everywhere', {}, null, false],
    ['in listed stores', { storeIdsJson: '[11, 12]' }, ['11', '12'], false],
    ['in listed stores, as text', { redeemAtStore: '["11"]' }, ['11'], false],
    ['in the stores of both lists', { storeIdsJson: '[11,12]', redeemAtStore: '[12,13]' }, ['12'], false],
    ['nowhere the lists agree on', { storeIdsJson: '[11]', redeemAtStore: '[12]' }, null, true],
    ['where nobody can read it', { storeIdsJson: '[11' }, null, true],
    ['where a word stands', { storeIdsJson: '["north"]' }, null, true],
    [
      'in stores named as entities',
      { redemptionOrgEntityDetails: [{ redemptionOrgEntityType: 'STORE', orgEntityId: 11 }] },
      ['11'],
      false,
    ],
    [
      'in a zone',
      { redemptionOrgEntityDetails: [{ redemptionOrgEntityType: 'ZONE', orgEntityId: 3 }] },
      null,
      true,
    ],
    [
      'in a kind of place nobody documented',
      { redemptionOrgEntityDetails: [{ redemptionOrgEntityType: 'GALAXY', orgEntityId: 3 }] },
      null,
      true,
    ],
    [
      'in every store and till',
      {
        redemptionOrgEntityDetails: [
          { redemptionOrgEntityType: 'STORE', orgEntityId: -1 },
          { redemptionOrgEntityType: 'TILL', orgEntityId: '-1' },
        ],
      },
      null,
      false,
    ],
    ['in tills', { validRedemptionOrgEntityDetails: { tills: [{ id: 9 }], stores: [] } }, null, true],
  ])('may be redeemed %s', (_name, given, storeIds, limitedToOtherEntities) => {
    expect(readSeries({ ...series, ...given })).toMatchObject({ storeIds, limitedToOtherEntities });
  });

  test.each([[null], [undefined], [''], [[]], ['text'], [{}], [{ id: 0 }]])('%j is no series', (written) => {
    expect(readSeries(written)).toBeNull();
  });
});
