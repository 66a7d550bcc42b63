// Several coupons at once, over real HTTP: issued, redeemed in bulk, looked up.
import { describe, expect, test } from 'vitest';
import {
  amara,
  at,
  billsFor,
  codeOf,
  openShop,
  redeem,
  redeemBody,
  type Shop,
  type Till,
  worldWith,
} from './shop.ts';

const issue = (till: Till, body: Record<string, unknown>, which = '') =>
  till.post(`/v2/coupon/issue${which}`, { seriesId: 7001, customer: { id: amara.id }, ...body });
const heldBy = ({ simulator }: Shop) =>
  simulator.world.coupons.filter(({ memberId, seriesId }) => memberId === amara.id && seriesId === 7001)
    .length;

describe('issuing one', () => {
  test('tells the code and not the id, every time another one', async () => {
    const shop = await openShop({ seed: worldWith({}) });
    const first = await issue(shop.till, {
      customer: { id: '', mobile: amara.mobile, externalId: '', email: '' },
    });
    expect(first.body).toMatchObject({
      seriesId: 7001,
      id: 0,
      redemptionCount: 0,
      customer: { id: amara.id },
    });
    const second = await issue(shop.till, { seriesId: '7001' });
    expect(at(second.body, 'code')).not.toBe(at(first.body, 'code'));
    expect(heldBy(shop)).toBe(3);
  });

  test.each([
    ['an unknown series', {}, { seriesId: 99 }, 707],
    ['a series that has ended', {}, { seriesId: 6105 }, 712],
    ['a series of another organisation', { isForeign: true }, {}, 715],
    ['a series managed elsewhere', { isExternal: true }, {}, 777],
    ['a series that is used up', { maxCreate: 1 }, {}, 722],
    ['a member who has had his', { maxVouchersPerUser: 1 }, {}, 722],
    ['nobody', {}, { customer: {} }, 721],
    ['somebody unknown', {}, { customer: { id: 1 } }, 701],
  ])('refuses %s', async (_what, series, body, code) => {
    const shop = await openShop({ seed: worldWith(series) });
    for (const which of ['', '/multiple']) {
      const reply = await issue(shop.till, body, which);
      expect([which, reply.status, codeOf(reply)]).toEqual([which, 400, code]);
    }
    expect(heldBy(shop)).toBe(1);
  });

  test('refuses a blocked member, whose coupons cannot be redeemed either', async () => {
    const seed = worldWith({});
    const members = seed.members.map((one) => (one.id === amara.id ? { ...one, isBlocked: true } : one));
    const { till } = await openShop({ seed: { ...seed, members } });
    expect(codeOf(await issue(till, {}))).toBe(742);
    expect(codeOf(await redeem(till, 'RULE1'))).toBe(742);
  });
});

describe('issuing several of one series', () => {
  test('tells codes and ids; one when no count is given', async () => {
    const shop = await openShop({ seed: worldWith({}) });
    const { body } = await issue(shop.till, { count: 3 }, '/multiple');
    const coupons = at(body, 'coupons') as { code: string; couponId: number }[];
    expect(new Set(coupons.map(({ code }) => code)).size).toBe(3);
    const ids = shop.simulator.world.coupons.map(({ id }) => id);
    for (const { couponId } of coupons) expect(ids).toContain(couponId);
    expect(at((await issue(shop.till, {}, '/multiple')).body, 'coupons', 1)).toBeUndefined();
    expect(heldBy(shop)).toBe(5);
  });

  test('under entity, when told to', async () => {
    const { till } = await openShop({ seed: worldWith({}), multipleAnswer: 'entity' });
    expect((await issue(till, {}, '/multiple')).body).toMatchObject({
      entity: { couponConfig: { id: 7001 } },
    });
  });

  test('none when a limit leaves too few, or as many as go', async () => {
    const shop = await openShop({ seed: worldWith({ maxCreate: 3 }) });
    expect(codeOf(await issue(shop.till, { count: 4 }, '/multiple'))).toBe(722);
    expect(heldBy(shop)).toBe(1);
    shop.simulator.setModes({ multipleShort: 'some' });
    await issue(shop.till, { count: 4 }, '/multiple');
    expect(heldBy(shop)).toBe(3);
  });

  test.each([[501], [0], [1.5], ['many']])('refuses a count of %s', async (count) => {
    const shop = await openShop({ seed: worldWith({}) });
    expect(codeOf(await issue(shop.till, { count }, '/multiple'))).toBe(629);
    expect(heldBy(shop)).toBe(1);
  });

  test('500 are given', async () => {
    const shop = await openShop({ seed: worldWith({}) });
    expect(at((await issue(shop.till, { count: 500 }, '/multiple')).body, 'coupons')).toHaveLength(500);
  });

  test('where they come from has its limits, counted in units or in characters', async () => {
    const { till, simulator } = await openShop({ seed: worldWith({}) });
    const withNote = (notes: string) => issue(till, { metadata: { notes } }, '/multiple');
    expect((await withNote('شكراً '.repeat(41))).status).toBe(200);
    expect(codeOf(await withNote('x'.repeat(251)))).toBe(629);
    expect(codeOf(await withNote('🎁'.repeat(250)))).toBe(629);
    simulator.setModes({ metadataLength: 'points' });
    expect((await withNote('🎁'.repeat(250))).status).toBe(200);
    expect(codeOf(await withNote('🎁'.repeat(251)))).toBe(629);
    simulator.setModes({ longMetadata: 'taken' });
    expect((await withNote('x'.repeat(900))).status).toBe(200);
  });
});

describe('redeeming in bulk', () => {
  const bulk = (till: Till, codes: string[], query = '', more: Record<string, unknown> = {}) =>
    till.post(`/v2/coupon/bulk/redeem${query}`, redeemBody(codes, more));

  test('redeems all', async () => {
    const { till, simulator } = await openShop({ seed: worldWith({}) });
    expect((await bulk(till, ['FERN7402', 'RULE1'])).body).toMatchObject({
      response: [
        { result: { code: 'FERN7402', redemptionStatus: { code: 700, success: true } }, errors: [] },
        { result: { code: 'RULE1' }, errors: [] },
      ],
      totalCount: 2,
      failureCount: 0,
    });
    expect([billsFor(simulator, 'FERN7402'), billsFor(simulator, 'RULE1')]).toEqual([['B-1'], ['B-1']]);
  });

  test('or none: the good ones fall with the bad one', async () => {
    const { till, simulator } = await openShop({ seed: worldWith({}) });
    const { body } = await bulk(till, ['FERN7402', 'NOPE']);
    expect(body).toMatchObject({
      response: [{ errors: [{ code: 749 }] }, { errors: [{ code: 702 }] }],
      failureCount: 2,
    });
    simulator.setModes({ bulkRedeemFailure: 'errors' });
    expect((await bulk(till, ['FERN7402', 'NOPE'])).body).toMatchObject({
      errors: [{ code: 749 }, { code: 702 }],
    });
    expect(billsFor(simulator, 'FERN7402')).toEqual([]);
  });

  test('or each for itself, or with only the first one answered (U12)', async () => {
    const { till, simulator } = await openShop({ seed: worldWith({}), bulkRedeem: 'each' });
    expect((await bulk(till, ['FERN7402', 'NOPE'])).body).toMatchObject({ totalCount: 2, failureCount: 1 });
    expect(billsFor(simulator, 'FERN7402')).toEqual(['B-1']);
    const other = await openShop({ seed: worldWith({}), bulkRedeem: 'answers-first' });
    expect((await bulk(other.till, ['FERN7402', 'RULE1'])).body).toMatchObject({
      totalCount: 1,
      failureCount: 0,
    });
    expect(billsFor(other.simulator, 'RULE1')).toEqual(['B-1']);
  });

  test('checks alone with the right spelling, and redeems with the wrong one (U10)', async () => {
    const { till, simulator } = await openShop({ seed: worldWith({}) });
    const { body } = await bulk(till, ['FERN7402', 'NOPE'], '?is_redeemable=true');
    expect(at(body, 'response', 0, 'result')).toMatchObject({
      redemptionId: '-1',
      redemptionStatus: { code: 700, message: 'Coupon isRedeem successful' },
    });
    expect(at(body, 'response', 1, 'errors', 0, 'code')).toBe(702);
    expect(billsFor(simulator, 'FERN7402')).toEqual([]);
    await bulk(till, ['FERN7402'], '?isredeemable=true');
    expect(billsFor(simulator, 'FERN7402')).toEqual(['B-1']);
  });

  test('takes 50 codes, or 100 (U12)', async () => {
    const { till, simulator } = await openShop({ seed: worldWith({}) });
    const codes = (count: number) => Array.from({ length: count }, (_, index) => `C${index}`);
    expect(codeOf(await bulk(till, codes(51)))).toBe(629);
    simulator.setModes({ bulkRedeemLimit: 100 });
    expect(at((await bulk(till, codes(51))).body, 'response', 0, 'errors', 0, 'code')).toBe(702);
    expect(codeOf(await bulk(till, codes(101)))).toBe(629);
  });

  test('refuses whom it does not know and what it cannot read', async () => {
    const { till } = await openShop();
    const code = async (more: Record<string, unknown>) =>
      at((await bulk(till, ['FERN7402'], '', more)).body, 'response', 0, 'errors', 0, 'code');
    expect(await code({ user: {} })).toBe(721);
    expect(await code({ user: { mobile: '1' } })).toBe(701);
    expect(await code({ billAmount: 'much' })).toBe(629);
    expect(at((await bulk(till, [])).body, 'response', 0, 'errors', 0, 'code')).toBe(781);
  });
});

describe('looking coupons up', () => {
  test('by code, by id, by holder, and several of each', async () => {
    const { till, simulator } = await openShop({ seed: worldWith({}) });
    const codes = async (query: string) => {
      const { body } = await till.get(`/v2/coupon?${query}`);
      return (at(body, 'data') as { code: string }[]).map(({ code }) => code);
    };
    const id = simulator.world.coupons.find(({ code }) => code === 'FERN7402')?.id;
    expect(await codes(`couponCodes=rule1&couponIds=${id}`)).toEqual(['FERN7402', 'RULE1']);
    const held = simulator.world.coupons.filter(({ memberId }) => memberId === amara.id);
    expect(await codes(`issuedToIds=${amara.id}&issuedToIds=1`)).toHaveLength(held.length);
    expect(await codes('couponCodes=NOPE')).toEqual([]);
  });

  test('tells neither owner nor use, and wants a filter', async () => {
    const { till } = await openShop({ seed: worldWith({}) });
    const { body } = await till.get('/v2/coupon?couponCodes=RULE1');
    expect(Object.keys(at(body, 'data', 0) as object)).not.toEqual(expect.arrayContaining(['id']));
    const none = await till.get('/v2/coupon');
    expect([none.status, codeOf(none)]).toEqual([400, 1000]);
  });
});
