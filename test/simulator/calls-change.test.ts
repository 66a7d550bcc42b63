// Changing what is already there: coupons revoked, codes that end another day, bills that come after redemptions.
import { describe, expect, test } from 'vitest';
import {
  amara,
  at,
  billsFor,
  bogdan,
  codeOf,
  DAY_MS,
  morning,
  openShop,
  redeem,
  type Shop,
  type Till,
  worldWith,
} from './shop.ts';

const couponOf = ({ simulator }: Shop, code: string) =>
  simulator.world.coupons.find((coupon) => coupon.code === code);
const foreign = worldWith({ isForeign: true });

describe('revoking', () => {
  const revoke = (till: Till, body: unknown, query = '') => till.post(`/v2/coupon/revoke${query}`, body);

  test('codes: each by itself, and a success whatever became of them', async () => {
    const shop = await openShop({ seed: worldWith({}) });
    const reply = await revoke(shop.till, {
      couponSeriesId: 7001,
      couponCodes: ['rule1', 'NOPE1', 'FERN7402'],
    });
    expect(reply).toMatchObject({
      status: 200,
      body: {
        entity: {
          totalCount: 3,
          failedCount: 2,
          revokedCoupons: [{ couponCode: 'RULE1', issuedToUserId: amara.id }],
          failedToRevoke: [{ errorCode: 682, couponCodes: ['NOPE1', 'FERN7402'] }],
        },
        success: true,
      },
    });
    expect(codeOf(await redeem(shop.till, 'RULE1'))).toBe(660);
    const again = await revoke(
      shop.till,
      { couponSeriesId: 7001, couponCodes: ['RULE1'] },
      '?couponCodeCase=LOWER',
    );
    expect(again.body).toMatchObject({
      entity: { failedCount: 1, failedToRevoke: [{ errorCode: 660, couponCodes: ['rule1'] }] },
      success: true,
    });
  });

  test('the flat form has other numbers, a misspelt key and no success (U14)', async () => {
    const shop = await openShop({ seed: worldWith({}), revokeAnswer: 'flat' });
    await redeem(shop.till, 'RULE1');
    const { body } = await revoke(shop.till, { couponSeriesId: 7001, couponCodes: ['RULE1', 'NOPE1'] });
    expect(body).toMatchObject({
      status: 200,
      hasMore: false,
      failedToRevoke: [
        { errroCode: 405, couponCodes: ['RULE1'] },
        { errroCode: 404, couponCodes: ['NOPE1'] },
      ],
    });
    expect(body).not.toHaveProperty('success');
  });

  test('all that a member holds unused, a hundred at a time', async () => {
    const shop = await openShop({ seed: worldWith({}) });
    for (let count = 0; count < 101; count += 1) {
      shop.simulator.issue({ seriesId: 7001, memberId: amara.id, issuedStoreId: 2101 });
    }
    await redeem(shop.till, 'RULE1');
    const body = { couponSeriesId: 7001, customer: { mobile: amara.mobile } };
    expect((await revoke(shop.till, body)).body).toMatchObject({
      entity: { totalCount: 100, failedCount: 0 },
    });
    expect((await revoke(shop.till, body)).body).toMatchObject({ entity: { totalCount: 1 } });
    expect((await revoke(shop.till, body)).body).toMatchObject({ entity: { totalCount: 0 } });
    expect(couponOf(shop, 'RULE1')?.isRevoked).toBe(false);
  });

  test.each([
    ['nothing named', {}, 756],
    ['two codes without their series', { couponCodes: ['RULE1', 'FERN7402'] }, 746],
    ['51 codes', { couponSeriesId: 7001, couponCodes: Array.from({ length: 51 }, (_, n) => `C${n}`) }, 629],
    ['a series that is not there', { couponSeriesId: 99, couponCodes: ['RULE1'] }, 755],
    ['a series that has ended', { couponSeriesId: 6105, couponCodes: ['X'] }, 712],
    ['a customer nobody knows', { couponCodes: ['RULE1'], customer: { mobile: '1' } }, 701],
  ])('refuses the whole request: %s', async (_what, body, code) => {
    const shop = await openShop({ seed: worldWith({}) });
    const reply = await revoke(shop.till, body);
    expect([reply.status, codeOf(reply), at(reply.body, 'success')]).toEqual([400, code, false]);
    expect(
      shop.simulator.world.coupons.filter(({ code: text, isRevoked }) => text === 'RULE1' && isRevoked),
    ).toEqual([]);
  });

  test('a shared code cannot be revoked singly, nor one of another organisation', async () => {
    const shared = await openShop({ seed: worldWith({ clientHandlingType: 'GENERIC' }) });
    expect(codeOf(await revoke(shared.till, { couponCodes: ['RULE1'] }))).toBe(108);
    const elsewhere = await openShop({ seed: foreign });
    expect(codeOf(await revoke(elsewhere.till, { couponCodes: ['RULE1'] }))).toBe(715);
  });

  test('somebody else’s coupon stays with him', async () => {
    const shop = await openShop({ seed: worldWith({}) });
    const { body } = await revoke(shop.till, { couponCodes: ['RULE1'], customer: { id: bogdan.id } });
    expect(body).toMatchObject({ entity: { failedToRevoke: [{ errorCode: 723 }] } });
  });
});

describe('another end for codes', () => {
  const change = (till: Till, expiryDate: unknown, more: Record<string, unknown> = {}) =>
    till.put('/v2/coupon/bulk/expiry', {
      couponSeriesId: 7001,
      couponCodes: [{ couponCode: 'RULE1', expiryDate }],
      ...more,
    });

  test('earlier, to the minute, in cluster time; and later again though it has ended', async () => {
    const shop = await openShop({ seed: worldWith({}) });
    const reply = await change(shop.till, '2026-03-11 15:00:00');
    expect(reply.body).toEqual({ warnings: [], errors: [], success: true });
    expect(couponOf(shop, 'RULE1')?.expiryMs).toBe(morning + 30 * 60_000);
    shop.step(31 * 60_000);
    expect(codeOf(await redeem(shop.till, 'RULE1'))).toBe(713);
    expect((await change(shop.till, morning + DAY_MS)).status).toBe(200);
    expect(codeOf(await redeem(shop.till, 'RULE1'))).toBe(700);
  });

  test.each([
    ['with an offset', '2026-03-12T00:00:00Z', Date.UTC(2026, 2, 12)],
    ['a day', '2026-03-12', Date.UTC(2026, 2, 11, 18, 30)],
  ])('written %s', async (_how, written, expected) => {
    const shop = await openShop({ seed: worldWith({}) });
    await change(shop.till, written);
    expect(couponOf(shop, 'RULE1')?.expiryMs).toBe(expected);
  });

  test('never beyond the series: refused, or cut when told to', async () => {
    const shop = await openShop({ seed: worldWith({}) });
    const late = new Date(morning + 90 * DAY_MS).toISOString();
    expect(codeOf(await change(shop.till, late))).toBe(629);
    shop.simulator.setModes({ expiryBeyondSeries: 'cut' });
    expect((await change(shop.till, late)).status).toBe(200);
    expect(couponOf(shop, 'RULE1')?.expiryMs).toBeLessThan(morning + 31 * DAY_MS);
  });

  test.each([
    ['no series', { couponSeriesId: '' }, 746],
    ['an unknown series', { couponSeriesId: 99 }, 755],
    ['a code of another series', { couponSeriesId: 6120 }, 702],
    ['no codes', { couponCodes: [] }, 781],
    [
      '101 codes',
      { couponCodes: Array.from({ length: 101 }, () => ({ couponCode: 'RULE1', expiryDate: '2026-03-12' })) },
      629,
    ],
    ['a date nobody can read', { couponCodes: [{ couponCode: 'RULE1', expiryDate: 'Friday' }] }, 629],
    ['an unknown customer', { customer: { mobile: '1' } }, 701],
  ])('refuses %s', async (_what, more, code) => {
    const shop = await openShop({ seed: worldWith({}) });
    expect(codeOf(await change(shop.till, '2026-03-12', more))).toBe(code);
    expect(couponOf(shop, 'RULE1')?.expiryMs).toBeUndefined();
  });

  test('a shared code wants to know whose it is', async () => {
    const shop = await openShop({ seed: worldWith({ clientHandlingType: 'GENERIC' }) });
    expect(codeOf(await change(shop.till, '2026-03-12'))).toBe(721);
    expect((await change(shop.till, '2026-03-12', { customer: { id: amara.id } })).status).toBe(200);
    const elsewhere = await openShop({ seed: foreign });
    expect(codeOf(await change(elsewhere.till, '2026-03-12'))).toBe(715);
  });
});

describe('a bill after its redemption', () => {
  async function redeemed(options: Parameters<typeof openShop>[0] = {}) {
    const shop = await openShop(options);
    const id = Number(at((await redeem(shop.till, 'FERN7402')).body, 'redemption', 0, 'redemptionId'));
    const attach = (more: Record<string, unknown> = {}, user: unknown = { mobile: amara.mobile }) =>
      shop.till.put('/v2/coupon/redeem', {
        redemptions: [{ redemptionId: id, billAmount: 55, transactionNumber: 'B-77', ...more }],
        user,
      });
    return { ...shop, id, attach };
  }

  test('is written to the redemption, and redeems nothing', async () => {
    const { attach, simulator } = await redeemed();
    expect((await attach({ billId: 12, customFields: { lane: 7 } })).body).toMatchObject({ success: true });
    expect(simulator.world.redemptions.at(-1)).toMatchObject({
      billAmount: 55,
      billNumber: 'B-77',
      billId: '12',
      customFields: { lane: '7' },
    });
    expect(billsFor(simulator, 'FERN7402')).toEqual(['B-77']);
  });

  test.each([
    ['success', { success: true }],
    ['bulk', { totalCount: 1, failureCount: 0 }],
    ['bare', { warnings: [] }],
  ] as const)('answers in a form nobody has shown: %s (U50)', async (unshownAnswer, body) => {
    const { attach } = await redeemed({ unshownAnswer });
    expect((await attach()).body).toMatchObject(body);
  });

  test('custom fields in one form, the other, or both (U50)', async () => {
    const { attach, simulator } = await redeemed({ customFields: 'array' });
    expect(codeOf(await attach({ customFields: { lane: '7' } }))).toBe(629);
    expect((await attach({ customFields: [{ lane: '7' }, { shift: 'late' }] })).status).toBe(200);
    expect(simulator.world.redemptions.at(-1)?.customFields).toEqual({ lane: '7', shift: 'late' });
    simulator.setModes({ customFields: 'object' });
    expect(codeOf(await attach({ customFields: [{ lane: '8' }] }))).toBe(629);
  });

  test('is refused for what is not there, not theirs, or no bill', async () => {
    const { attach, till } = await redeemed();
    expect(codeOf(await attach({ redemptionId: 1 }))).toBe(510);
    expect(codeOf(await attach({ billAmount: 'much' }))).toBe(629);
    expect(codeOf(await attach({}, { id: bogdan.id }))).toBe(703);
    expect(codeOf(await attach({}, { mobile: '1' }))).toBe(701);
    expect(codeOf(await till.put('/v2/coupon/redeem', { redemptions: [] }))).toBe(661);
  });
});

test('a coupon of another organisation is refused, and its series is not shown', async () => {
  const { till } = await openShop({ seed: foreign });
  expect(codeOf(await redeem(till, 'RULE1'))).toBe(715);
  expect((await till.get('/v2/coupon/series?ids=7001')).body).toMatchObject({ entity: [] });
});
