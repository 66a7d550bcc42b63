/** The line is pulled: members and coupons this till knows go on by the offline rules, and are sent once after. */
import { describe, expect, it } from 'vitest';
import {
  allSettled,
  entryFor,
  meet,
  openShop,
  plugLine,
  pullLine,
  redeem,
  timesRedeemed,
} from './counter.ts';

describe('with the line pulled', () => {
  it('finds known members, checks and redeems, and sends everything once when the line is back', async () => {
    const shop = await openShop();
    const amara = await meet(shop, 'FERN7402');
    const layla = await meet(shop, 'CORAL5521');
    await pullLine(shop);

    const { customers, complete } = await shop.till.must('searchCustomers', { query: 'amara' });
    expect(complete).toBe(false);
    expect(customers.map(({ id }) => id)).toEqual([amara]);
    expect(await shop.till.must('lookupCustomer', { customerId: amara })).toMatchObject({ source: 'till' });
    const checked = await shop.till.must('checkCoupons', {
      customerId: amara,
      codes: ['FERN7402', 'BARK9150', 'NEVER-SEEN'],
      bill: { number: 'B-1', amount: '40.00' },
    });
    expect(checked.source).toBe('till');
    expect(checked.coupons.map(({ verdict }) => verdict)).toEqual([
      'redeemable',
      'not-redeemable',
      'not-redeemable',
    ]);

    const one = await redeem(shop, amara, ['FERN7402', 'MOSS3318'], 'B-1');
    const two = await redeem(shop, layla, ['CORAL5521'], 'B-2');
    expect([...one.coupons, ...two.coupons].map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
    expect(one.bill).toMatchObject({ off: { amountMinor: 800 }, toPay: { amountMinor: 3200 } });
    const status = await shop.till.must('readStatus', {});
    expect(status.counts.waiting).toBe(3);
    expect(status.exposure.atRisk.amountMinor).toBe(1300);
    expect(await entryFor(shop, 'CORAL5521')).toMatchObject({ word: 'accepted-here', waitingFor: 'line' });

    await plugLine(shop);
    await allSettled(shop);
    for (const code of ['FERN7402', 'MOSS3318', 'CORAL5521']) {
      expect(timesRedeemed(shop, code)).toBe(1);
      expect(await entryFor(shop, code)).toMatchObject({
        state: 'confirmed',
        till: { byOfflineRules: true },
      });
    }
    const ofAmara = shop.simulator.world.redemptions.filter(({ billNumber }) => billNumber === 'B-1');
    expect(ofAmara.map(({ code }) => code)).toEqual(['FERN7402', 'MOSS3318']);
    expect(ofAmara[0]?.sentRedemptionTime).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
  });

  it('refers a coupon that is not for offline use to a manager, whose PIN lets it through once', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'SAND7016');
    await shop.till.must('addStaff', { name: 'Sam', role: 'cashier', pin: '918273' });
    await shop.till.call('signIn', { pin: '918273' }, { caller: 'second window' });
    await pullLine(shop);
    const input = { customerId, codes: ['SAND7016'], bill: { number: 'B-1', amount: '40.00' } };
    const asCashier = { caller: 'second window' };

    const first = await shop.till.call('redeemCoupons', input, asCashier);
    expect(first).toMatchObject({
      ok: true,
      value: { coupons: [{ outcome: 'needs-manager', entry: null }] },
    });
    const ask = { operation: 'redeemCoupons', input, pin: '271828' };
    const approval = await shop.till.call('approve', ask, asCashier);
    if (!approval.ok) throw new Error(approval.failure.message);
    const { approvalId } = approval.value;

    const otherBill = { ...input, bill: { number: 'B-1', amount: '400.00' } };
    const misused = await shop.till.call('redeemCoupons', otherBill, { ...asCashier, approvalId });
    expect(misused).toMatchObject({ ok: false, failure: { kind: 'not-allowed', reason: 'approval-spent' } });
    const second = await shop.till.call('redeemCoupons', input, { ...asCashier, approvalId });
    expect(second).toMatchObject({
      ok: true,
      value: { coupons: [{ outcome: 'accepted', entry: { till: { by: 'Sam', approvedBy: 'Robin' } } }] },
    });
    const third = await shop.till.call('redeemCoupons', input, { ...asCashier, approvalId });
    expect(third).toMatchObject({ ok: false, failure: { reason: 'approval-spent' } });

    await plugLine(shop);
    await allSettled(shop);
    expect(timesRedeemed(shop, 'SAND7016')).toBe(1);
  });

  it('refuses a code that waits already for another bill, and stops at the hard stop', async () => {
    const shop = await openShop({
      caps: {
        perCoupon: 5000,
        perMemberAndDay: 10_000,
        perTill: 50_000,
        perOutage: 50_000,
        hardStop: 600,
      } as never,
    });
    const amara = await meet(shop, 'FERN7402');
    await pullLine(shop);
    await redeem(shop, amara, ['FERN7402'], 'B-1');
    const again = await redeem(shop, amara, ['FERN7402'], 'B-2');
    expect(again.coupons[0]).toMatchObject({ outcome: 'refused', reasons: [{ key: 'coupon-used-here' }] });
    const stopped = await redeem(shop, amara, ['MOSS3318'], 'B-3');
    expect(stopped.coupons[0]).toMatchObject({ outcome: 'refused', reasons: [{ key: 'hard-stop' }] });
    expect(stopped.coupons[0]?.entry).toBeNull();
  });

  it('brings a refusal after acceptance to a manager, and keeps the customer’s bill as it was', async () => {
    const shop = await openShop();
    const amara = await meet(shop, 'FERN7402');
    await pullLine(shop);
    await redeem(shop, amara, ['FERN7402'], 'B-1');
    const coupon = shop.simulator.world.coupons.find(({ code }) => code === 'FERN7402');
    if (coupon) coupon.isRevoked = true;
    await plugLine(shop);
    await allSettled(shop);
    const entry = await entryFor(shop, 'FERN7402');
    expect(entry).toMatchObject({
      word: 'needs-manager',
      till: { decision: 'accepted' },
      capillary: { decision: 'rejected', words: { code: 660 } },
      moneyOff: { amountMinor: 500 },
    });
    expect((await shop.till.must('readStatus', {})).counts.needsManager).toBe(1);
  });

  it('works offline by hand and goes back', async () => {
    const shop = await openShop();
    const amara = await meet(shop, 'FERN7402');
    expect((await shop.till.must('switchLine', { line: 'offline' })).line.state).toBe('by-hand');
    const { coupons } = await redeem(shop, amara, ['FERN7402'], 'B-1');
    expect(coupons[0]?.outcome).toBe('accepted');
    expect(timesRedeemed(shop, 'FERN7402')).toBe(0);
    await shop.till.must('switchLine', { line: 'automatic' });
    await allSettled(shop);
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });

  it('lets a manager withdraw what was not sent', async () => {
    const shop = await openShop();
    const amara = await meet(shop, 'FERN7402');
    await pullLine(shop);
    const { coupons } = await redeem(shop, amara, ['FERN7402'], 'B-1');
    const id = coupons[0]?.entry?.id ?? '';
    const withdrawn = await shop.till.must('withdrawEntry', { id, note: 'The customer paid in full' });
    expect(withdrawn).toMatchObject({ state: 'withdrawn', word: 'withdrawn' });
    await plugLine(shop);
    const again = await redeem(shop, amara, ['FERN7402'], 'B-2');
    expect(again.coupons[0]?.outcome).toBe('redeemed');
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });
});
