/** What a point-of-sale program may do without any screen: redeem for a member this till has never seen. */
import { describe, expect, it } from 'vitest';
import { openShop, pullLine, redeem, timesRedeemed } from './counter.ts';

describe('a point-of-sale program', () => {
  it('redeems for a member that was not looked up before', async () => {
    const shop = await openShop();
    const { coupons } = await redeem(shop, '31004501', ['FERN7402'], 'B-1');
    expect(coupons[0]).toMatchObject({ outcome: 'redeemed', moneyOff: { amountMinor: 500 } });
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });

  it('is told about a member nobody knows, online and offline', async () => {
    const shop = await openShop();
    const bill = { number: 'B-1', amount: '40.00' };
    const unknown = { customerId: '999999999', codes: ['FERN7402'], bill };
    expect(await shop.till.call('redeemCoupons', unknown)).toMatchObject({
      ok: false,
      failure: { kind: 'not-found', reason: 'customer-unknown' },
    });
    await pullLine(shop);
    expect(await shop.till.call('redeemCoupons', { ...unknown, customerId: '31004502' })).toMatchObject({
      ok: false,
      failure: { kind: 'unreachable', reason: 'customer-not-here' },
    });
  });
});
