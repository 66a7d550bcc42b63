/** The day's figures, a second look at Capillary's own list, and a close that is not silent about unsent work. */
import { describe, expect, it } from 'vitest';
import { allSettled, meet, openShop, plugLine, pullLine, redeem } from './counter.ts';

describe('a shift', () => {
  it('counts what was checked, redeemed online and offline, refused and given', async () => {
    const shop = await openShop();
    await shop.till.must('openShift', {});
    const amara = await meet(shop, 'FERN7402');
    const layla = await meet(shop, 'CORAL5521');
    const bill = { number: 'B-1', amount: '40.00' };
    await shop.till.must('checkCoupons', { customerId: amara, codes: ['FERN7402', 'BARK9150'], bill });
    await redeem(shop, amara, ['FERN7402', 'BARK9150'], 'B-1');
    await pullLine(shop);
    await redeem(shop, layla, ['CORAL5521', 'NEVER-SEEN'], 'B-2');
    const { shift, unsent } = await shop.till.must('readShift', {});
    expect(shift?.figures).toMatchObject({
      checked: 2,
      redeemedOnline: 1,
      acceptedOffline: 1,
      moneyGiven: { amountMinor: 1000 },
      moneyLost: { amountMinor: 0 },
      waiting: 1,
      atRisk: { amountMinor: 500 },
      delayMs: null,
    });
    expect(shift?.figures.refused).toEqual([
      { reason: 'coupon-used-before', count: 1 },
      { reason: 'coupon-not-seen', count: 1 },
    ]);
    expect(shift?.figures.hours.reduce((sum, { redemptions }) => sum + redemptions, 0)).toBe(2);
    expect(unsent.map(({ code }) => code)).toEqual(['CORAL5521']);
  });

  it('does not close silently over unsent work, and goes on sending it after a close that has seen it', async () => {
    const shop = await openShop();
    await shop.till.must('openShift', {});
    const amara = await meet(shop, 'FERN7402');
    await pullLine(shop);
    await redeem(shop, amara, ['FERN7402'], 'B-1');
    const refused = await shop.till.call('closeShift', {});
    expect(refused).toMatchObject({
      ok: false,
      failure: { kind: 'conflict', reason: 'shift-unsent', facts: { count: '1', money: '£5.00' } },
    });
    const closed = await shop.till.must('closeShift', { unsentSeen: 1 });
    expect(closed).toMatchObject({ closedBy: 'Robin', figures: { waiting: 1 } });
    await plugLine(shop);
    await allSettled(shop);
    // the closed shift keeps what it said
    expect((await shop.till.must('readShift', {})).shift?.figures.waiting).toBe(1);
  });

  it('opens one at a time', async () => {
    const shop = await openShop();
    expect(await shop.till.call('closeShift', {})).toMatchObject({ failure: { reason: 'shift-not-open' } });
    await shop.till.must('openShift', {});
    expect(await shop.till.call('openShift', {})).toMatchObject({ failure: { reason: 'shift-open' } });
    await shop.till.must('closeShift', {});
    await shop.till.must('openShift', {});
  });

  it('agrees with Capillary’s own list, and brings what is missing there to the desk', async () => {
    const shop = await openShop();
    await shop.till.must('openShift', {});
    const amara = await meet(shop, 'FERN7402');
    const layla = await meet(shop, 'CORAL5521');
    await redeem(shop, amara, ['FERN7402'], 'B-1');
    await redeem(shop, layla, ['CORAL5521'], 'B-2');
    expect((await shop.till.must('compareShift', {})).comparison).toMatchObject({
      members: 2,
      compared: 2,
      agreed: 2,
      missing: [],
      unknownHere: [],
    });
    // somebody takes a redemption out behind the till's back
    const redemptions = shop.simulator.world.redemptions as unknown[];
    redemptions.splice(
      redemptions.findIndex((one) => (one as { code: string }).code === 'CORAL5521'),
      1,
    );
    const { comparison } = await shop.till.must('compareShift', {});
    expect(comparison).toMatchObject({ agreed: 1, missing: [{ code: 'CORAL5521' }] });
    expect((await shop.till.must('listCases', {})).cases[0]).toMatchObject({ kind: 'missing-at-capillary' });
  });

  it('compares only with the line up, and says so', async () => {
    const shop = await openShop();
    await shop.till.must('openShift', {});
    await pullLine(shop);
    expect(await shop.till.call('compareShift', {})).toMatchObject({ failure: { kind: 'unreachable' } });
  });
});
