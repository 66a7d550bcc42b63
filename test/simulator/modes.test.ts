// Every switch for what nobody knows about the platform, and what a till sees when it is thrown.
import { describe, expect, test } from 'vitest';
import { defaultModes, type Modes } from '../../src-main/simulator/modes.ts';
import { amara, at, billsFor, codeOf, DAY_MS, morning, openShop, redeem, worldWith } from './shop.ts';

const withModes = (modes: Partial<Modes>, series = {}) => openShop({ seed: worldWith(series), ...modes });
const coupons = `/v2/customers/coupons?mobile=${amara.mobile}`;
const check = (codes: string, more = '') =>
  `/v2/coupon/is_redeemable?mobile=${amara.mobile}&code=${codes}${more}`;

describe('v2 redeem says no in three forms (U6)', () => {
  test('a: the whole says no', async () => {
    const { till } = await withModes({ redeemFailure: 'a' });
    const reply = await redeem(till, 'BARK9150');
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      redemption: [],
      redemptionStatus: { status: false, code: 711 },
      customer: { id: amara.id },
      warnings: [],
    });
    const together = await redeem(till, ['FERN7402', 'BARK9150']);
    expect(at(together.body, 'redemptionStatus', 'code')).toBe(711);
  });

  test('b: only the item says no', async () => {
    const { till } = await withModes({ redeemFailure: 'b' });
    const reply = await redeem(till, 'BARK9150');
    expect(reply.body).toMatchObject({
      redemption: [
        {
          redemptionId: '-1',
          code: 'BARK9150',
          appendedErrorMessage: expect.stringMatching(/./),
          redemptionStatus: { success: false, code: 711, statusCode: { status: false } },
        },
      ],
      redemptionStatus: { status: true, code: 700 },
    });
  });

  test.each([200, 201, 400, 404, 500] as const)('c: errors, with HTTP %i (U5)', async (refusalStatus) => {
    const { till } = await withModes({ redeemFailure: 'c', refusalStatus });
    const reply = await redeem(till, 'BARK9150');
    expect(reply.status).toBe(refusalStatus);
    expect(reply.body).toEqual({
      errors: [{ status: false, code: 711, message: expect.any(String) }],
      warnings: [],
    });
  });
});

describe('v2 check says no in three forms (U6)', () => {
  test('a: the whole says no, the items say which', async () => {
    const { till } = await withModes({ checkFailure: 'a' });
    expect((await till.get(check('FERN7402,BARK9150'))).body).toMatchObject({
      redemption: [{ isRedeemable: true }, { isRedeemable: false, warnings: [], appendedErrorMessage: '' }],
      redemptionStatus: { status: false, code: 711 },
    });
  });

  test('b: the item says no and why', async () => {
    const { till } = await withModes({ checkFailure: 'b' });
    expect((await till.get(check('BARK9150'))).body).toMatchObject({
      redemption: [{ isRedeemable: false, warnings: [{ code: 711 }] }],
      redemptionStatus: { status: true },
    });
    const nobody = await till.get('/v2/coupon/is_redeemable?mobile=15550109999&code=FERN7402');
    expect(nobody.body).toMatchObject({ redemption: [], redemptionStatus: { status: false, code: 701 } });
  });

  test('c: errors', async () => {
    const { till } = await withModes({ checkFailure: 'c' });
    const reply = await till.get(check('FERN7402,BARK9150'));
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ code: 711 }] } });
    expect(codeOf(await till.get('/v2/coupon/is_redeemable?mobile=1&code=FERN7402'))).toBe(701);
  });

  test('one bad code sinks the others', async () => {
    const { till } = await withModes({ checkSeveral: 'sink' });
    const { body } = await till.get(check('FERN7402,BARK9150'));
    expect(at(body, 'redemption', 0)).toMatchObject({ isRedeemable: false, warnings: [{ code: 749 }] });
    expect(at((await till.get(check('FERN7402'))).body, 'redemption', 0, 'isRedeemable')).toBe(true);
  });
});

describe('redeeming', () => {
  test('U7: an old server has one id, the redemption or the coupon', async () => {
    const { till, simulator } = await withModes({ redemptionIds: 'id-is-redemption' });
    const first = at((await redeem(till, 'FERN7402')).body, 'redemption', 0);
    expect(first).toMatchObject({ id: 5_310_001 });
    expect(first).not.toHaveProperty('redemptionId');
    expect(first).not.toHaveProperty('redemptionStatus');
    simulator.setModes({ redemptionIds: 'id-is-coupon' });
    expect(at((await redeem(till, 'MOSS3318')).body, 'redemption', 0)).toMatchObject({ id: 820_300_002 });
  });

  test('U8, U18: whether the sent moment saves a coupon that expired meanwhile', async () => {
    const outcome = async (redemptionTime: Modes['redemptionTime'], offlineRedeemType: boolean) => {
      const series = { offlineRedeemType, validTillMs: morning - DAY_MS };
      const { till } = await withModes({ redemptionTime }, series);
      return codeOf(await redeem(till, 'RULE1', { redemptionTime: '2026-03-10 18:00:00' }));
    };
    expect(await outcome('honoured', false)).toBe(700);
    expect(await outcome('honoured-for-offline-series', false)).toBe(712);
    expect(await outcome('honoured-for-offline-series', true)).toBe(700);
    expect(await outcome('ignored', true)).toBe(712);
  });

  test.each([711, 716, 747, 728, 736] as const)(
    'U36: the very same request again is answered with %i, another bill by the rules',
    async (repeatCode) => {
      const { till } = await withModes({ repeatCode });
      await redeem(till, 'FERN7402');
      expect(codeOf(await redeem(till, 'FERN7402'))).toBe(repeatCode);
      expect(codeOf(await redeem(till, 'FERN7402', { transactionNumber: 'B-2' }))).toBe(711);
    },
  );

  test('U37: the bill number may be left out', async () => {
    const { till } = await withModes({ transactionNumber: 'optional' });
    expect(codeOf(await redeem(till, 'FERN7402', { transactionNumber: '' }))).toBe(700);
  });

  test('U39: the other end of the rules wins', async () => {
    const wrong = { storeIds: [2102], minBillAmount: 90 };
    const first = await withModes({}, wrong);
    expect(codeOf(await redeem(first.till, 'RULE1'))).toBe(735);
    const last = await withModes({ ruleOrder: 'reversed' }, wrong);
    expect(codeOf(await redeem(last.till, 'RULE1'))).toBe(733);
  });

  test('U40: several codes are refused', async () => {
    const { till, simulator } = await withModes({ severalCodes: 'refused' });
    expect(codeOf(await redeem(till, ['FERN7402', 'MOSS3318']))).toBe(629);
    expect(billsFor(simulator, 'FERN7402')).toEqual([]);
  });

  test('U42: a coupon id where a code belongs', async () => {
    const strict = await withModes({});
    expect(codeOf(await redeem(strict.till, '820300001'))).toBe(702);
    const lenient = await withModes({ couponIdAsCode: 'accepted' });
    expect(codeOf(await redeem(lenient.till, '820300001'))).toBe(700);
  });

  test('U48: the bill amount as text or as a number', async () => {
    const outcome = async (billAmount: Modes['billAmount'], sent: unknown) =>
      codeOf(await redeem((await withModes({ billAmount })).till, 'FERN7402', { billAmount: sent }));
    expect(await outcome('either', 40)).toBe(700);
    expect(await outcome('string', '40')).toBe(700);
    expect(await outcome('string', 40)).toBe(629);
    expect(await outcome('number', '40')).toBe(629);
  });

  test.each([702, 719, 780] as const)('an unknown code is %i everywhere', async (unknownCode) => {
    const { till } = await withModes({ unknownCode });
    expect(codeOf(await redeem(till, 'NONE1'))).toBe(unknownCode);
    expect(at((await till.get(check('NONE1'))).body, 'redemption', 0, 'warnings', 0, 'code')).toBe(
      unknownCode,
    );
    const old = await till.get('/v1.1/coupon/get?code=NONE1');
    expect(at(old.body, 'response', 'coupons', 'coupon', 'item_status', 'code')).toBe(String(unknownCode));
  });
});

describe('reading', () => {
  test('U5, U59: nobody found, as an error or as an answer without a member', async () => {
    const path = '/v2/customers/lookup?source=INSTORE&identifierName=mobile&identifierValue=15550109999';
    const errors = await withModes({ refusalStatus: 404 });
    expect(await errors.till.get(path)).toMatchObject({ status: 404, body: { errors: [{ code: 8015 }] } });
    const empty = await withModes({ lookupMiss: 'empty' });
    expect(await empty.till.get(path)).toMatchObject({ status: 200, body: { warnings: [] } });
  });

  test('U13: true and extended change places', async () => {
    const { till } = await withModes({ details: 'true-is-richer' });
    const seriesOf = async (details: string) =>
      at((await till.get(check('FERN7402', `&details=${details}`))).body, 'redemption', 0, 'couponseries');
    expect(await seriesOf('true')).toHaveProperty('redemptionRange');
    expect(await seriesOf('extended')).not.toHaveProperty('redemptionRange');
  });

  test.each([
    ['sunday-is-0', 3],
    ['sunday-is-1', 4],
    ['monday-is-1', 3],
  ] as const)('U16: a Wednesday where %s', async (dayOfWeek, number) => {
    const range = (day: number) => ({ redemptionRange: { dom: [-1], dow: [day], hours: [-1] } });
    expect(codeOf(await redeem((await withModes({ dayOfWeek }, range(number))).till, 'RULE1'))).toBe(700);
    expect(codeOf(await redeem((await withModes({ dayOfWeek }, range(number + 1))).till, 'RULE1'))).toBe(729);
  });

  test('U16: a Sunday is 0, 1 or 7', async () => {
    for (const [dayOfWeek, day] of [
      ['sunday-is-0', 0],
      ['sunday-is-1', 1],
      ['monday-is-1', 7],
    ] as const) {
      const shop = await withModes({ dayOfWeek }, { redemptionRange: { dom: [], dow: [day], hours: [] } });
      shop.step(4 * DAY_MS);
      expect(codeOf(await redeem(shop.till, 'RULE1'))).toBe(700);
    }
  });

  test('U43: the end of the day beside midnight', async () => {
    const { till } = await withModes({ validTillDateTime: 'given' });
    expect(at((await till.get(coupons)).body, 'entity', 'customers', 0, 'coupons', 0)).toMatchObject({
      validTill: '2026-07-09T00:00:00+05:30',
      validTillDateTime: '2026-07-09T23:59:59+05:30',
    });
    expect(at((await till.get('/v2/coupon/series?ids=6101')).body, 'entity', 0)).toMatchObject({
      validTillDateTime: '2026-07-09T23:59:59+05:30',
      validTillISODate: '2026-07-09',
    });
  });

  test('U44, U45: a series loses a day, and a value is -1', async () => {
    const { till } = await withModes({ seriesDayShift: 'one-day-early', seriesExpiryValue: -1 });
    expect(at((await till.get('/v2/coupon/series?ids=6101')).body, 'entity', 0)).toMatchObject({
      validTillDate: '2026-07-08T00:00:00+05:30',
      expiryStrategyValue: -1,
    });
  });

  test('U62: a search gives no more than its maximum', async () => {
    const { till } = await withModes({ searchLimitMaximum: 2 });
    const { body } = await till.get('/v2/customers/search?q=1555&limit=50');
    expect(at(body, 'pagination', 'limit')).toBe(2);
    expect(at(body, 'data')).toHaveLength(2);
  });

  test('dates are in the time of the cluster, Z when it runs on UTC', async () => {
    const europe = await openShop({ clusterOffsetMinutes: 0 });
    const { body } = await europe.till.get('/v1.1/store/login.json');
    expect(at(body, 'response', 'store', 'user', 'server_time')).toBe('2026-03-11T09:00:00Z');
    const america = await openShop({ clusterOffsetMinutes: -210 });
    const there = await america.till.get('/v1.1/store/login.json');
    expect(at(there.body, 'response', 'store', 'user', 'server_time')).toBe('2026-03-11T05:30:00-03:30');
  });
});

test('a mode nobody knows, or a value it does not have, is refused', async () => {
  const { simulator } = await withModes({});
  expect(() => simulator.setModes({ refusalStatus: 418 } as unknown as Partial<Modes>)).toThrow();
  expect(() => simulator.setModes({ colour: 'red' } as Partial<Modes>)).toThrow();
  expect(simulator.modes).toEqual(defaultModes);
});
