/** The line is up: find, check, redeem, and see Capillary's reference. */
import { describe, expect, it } from 'vitest';
import { entryFor, meet, openShop, redeem, timesRedeemed } from './counter.ts';

describe('with the line up', () => {
  it('finds a member by mobile, e-mail, card, external id and name', async () => {
    const shop = await openShop();
    for (const member of shop.simulator.world.members) {
      for (const query of [member.mobile, member.email, member.cardNumber, member.externalId]) {
        if (query === undefined) continue;
        const { customers } = await shop.till.must('searchCustomers', { query });
        expect(customers.map(({ id }) => id)).toEqual([String(member.id)]);
      }
      const { customers } = await shop.till.must('searchCustomers', { query: member.firstName });
      expect(customers.map(({ id }) => id)).toContain(String(member.id));
    }
  });

  it('finds a number that is typed with spaces, dashes, brackets and a plus', async () => {
    const shop = await openShop();
    const member = shop.simulator.world.members.find((one) => one.mobile !== undefined);
    const mobile = member?.mobile ?? '';
    const typed = `+${mobile.slice(0, 1)} (${mobile.slice(1, 4)}) ${mobile.slice(4, 7)}-${mobile.slice(7)}`;
    const { customers } = await shop.till.must('searchCustomers', { query: typed });
    expect(customers[0]?.id).toBe(String(member?.id));
  });

  it('shows who a member is and what the coupons are worth', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'FERN7402');
    const customer = await shop.till.must('lookupCustomer', { customerId });
    expect(customer).toMatchObject({ points: 1240, source: 'capillary', fraud: false });
    expect(customer.tier).not.toBeNull();
    const { coupons } = await shop.till.must('listCustomerCoupons', { customerId });
    const fern = coupons.find(({ code }) => code === 'FERN7402');
    expect(fern).toMatchObject({ state: 'usable', discount: { type: 'ABS', value: 500 } });
    expect(fern?.validUntil).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(coupons.find(({ code }) => code === 'BARK9150')?.state).toBe('used');
  });

  it('checks several codes and tells the money off the bill', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'FERN7402');
    const checked = await shop.till.must('checkCoupons', {
      customerId,
      codes: ['fern7402', 'MOSS3318', 'BARK9150'],
      bill: { number: 'B-1', amount: '40.00' },
    });
    expect(checked.coupons.map(({ code, verdict }) => `${code} ${verdict}`)).toEqual([
      'FERN7402 redeemable',
      'MOSS3318 redeemable',
      'BARK9150 not-redeemable',
    ]);
    expect(checked.bill).toMatchObject({ off: { amountMinor: 800 }, toPay: { amountMinor: 3200 } });
    expect(timesRedeemed(shop, 'FERN7402')).toBe(0);
  });

  it('redeems and shows Capillary’s reference; the queue has both truths', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'FERN7402');
    const { coupons, bill } = await redeem(shop, customerId, ['FERN7402'], 'B-2');
    const [ledger] = shop.simulator.world.redemptions.filter(({ code }) => code === 'FERN7402');
    expect(coupons[0]).toMatchObject({
      outcome: 'redeemed',
      reference: String(ledger?.id),
      moneyOff: { amountMinor: 500, currency: 'GBP' },
      entry: { state: 'confirmed', word: 'confirmed', till: { decision: 'accepted', byOfflineRules: false } },
    });
    expect(bill.toPay.amountMinor).toBe(3500);
    expect(ledger).toMatchObject({ billNumber: 'B-2', billAmount: 40, sentRedemptionTime: '' });
    const { history } = await shop.till.must('readEntry', { id: coupons[0]?.entry?.id ?? '' });
    expect(history.map(({ to }) => to)).toEqual(['queued', 'sending', 'confirmed']);
    expect(history.at(-1)?.requestId).toBeTruthy();
  });

  it('of two codes of which one is bad, redeems the good one and says why not the other', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'FERN7402');
    const { coupons, bill } = await redeem(shop, customerId, ['BARK9150', 'FERN7402'], 'B-3');
    expect(coupons.map(({ outcome }) => outcome)).toEqual(['refused', 'redeemed']);
    expect(coupons[0]?.reasons[0]?.message).toMatch(/^Already used on .* at Mill Square for bill /);
    expect(coupons[0]?.platform).toMatchObject({ code: 711 });
    expect(bill.off.amountMinor).toBe(500);
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });

  it('redeems once when Redeem is pressed twice, one after the other or at the same moment', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'FERN7402');
    const [one, other] = await Promise.all([
      redeem(shop, customerId, ['FERN7402'], 'B-4'),
      redeem(shop, customerId, ['FERN7402'], 'B-4'),
    ]);
    const third = await redeem(shop, customerId, ['FERN7402'], 'B-4');
    const ids = [one, other, third].map(({ coupons }) => coupons[0]?.entry?.id);
    expect(new Set(ids).size).toBe(1);
    expect(third.coupons[0]?.outcome).toBe('redeemed');
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });

  it('refuses the same code on a second bill, and on the same bill with another amount', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'FERN7402');
    await redeem(shop, customerId, ['FERN7402'], 'B-5');
    const second = await redeem(shop, customerId, ['FERN7402'], 'B-6');
    expect(second.coupons[0]).toMatchObject({ outcome: 'refused', platform: { code: 711 } });
    const otherAmount = await redeem(shop, customerId, ['FERN7402'], 'B-5', { amount: '41.00' });
    expect(otherAmount.coupons[0]?.reasons[0]?.key).toBe('other-bill-same-number');
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });

  it('lets a coupon with several uses be used on several bills', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'STAMP4108');
    await redeem(shop, customerId, ['STAMP4108'], 'B-7');
    const again = await redeem(shop, customerId, ['STAMP4108'], 'B-8');
    expect(again.coupons[0]?.outcome).toBe('redeemed');
    expect(timesRedeemed(shop, 'STAMP4108')).toBeGreaterThanOrEqual(2);
  });

  it('redeems by the older call when the brand asks for it', async () => {
    const shop = await openShop({ redeemWith: 'v1.1' });
    const customerId = await meet(shop, 'FERN7402');
    const { coupons } = await redeem(shop, customerId, ['FERN7402'], 'B-9');
    expect(coupons[0]).toMatchObject({ outcome: 'redeemed', moneyOff: { amountMinor: 500 } });
    expect(shop.simulator.calls.some(({ path }) => path.startsWith('/v1.1/coupon/redeem'))).toBe(true);
  });

  it('never takes an answer about another code, a page, or a failure inside a success for "redeemed"', async () => {
    const shop = await openShop();
    const looks = [
      { kind: 'garbage', look: 'html', when: 'before-commit' },
      { kind: 'garbage', look: 'truncated', when: 'before-commit' },
      { kind: 'garbage', look: 'wrong-types', when: 'before-commit' },
      { kind: 'garbage', look: 'empty-object', when: 'before-commit' },
      { kind: 'failure', code: 713 },
    ] as const;
    const customerId = await meet(shop, 'FERN7402');
    for (const [index, look] of looks.entries()) {
      shop.simulator.faults.add({ ...look, path: '/v2/coupon/redeem' });
      const { coupons } = await redeem(shop, customerId, ['FERN7402'], `B-10${index}`, { timeLimitMs: 400 });
      expect(coupons[0]?.outcome).not.toBe('redeemed');
      await shop.till.call('withdrawEntry', { id: (await entryFor(shop, 'FERN7402')).id, note: 'next try' });
    }
    expect(timesRedeemed(shop, 'FERN7402')).toBe(0);
  });
});
