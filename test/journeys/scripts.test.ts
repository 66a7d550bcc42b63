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

  it('is told the limit it passed in a bill amount, and nothing is sent', async () => {
    const shop = await openShop();
    for (const [amount, message] of [
      ['9'.repeat(400), 'The bill amount is longer than 40 characters.'],
      ['12.505', 'The bill amount has more decimals than the currency.'],
    ] as const) {
      const input = { customerId: '31004501', codes: ['FERN7402'], bill: { number: 'B-1', amount } };
      for (const operation of ['checkCoupons', 'redeemCoupons'] as const) {
        const answer = await shop.till.call(operation, input);
        expect(answer).toMatchObject({
          ok: false,
          failure: { kind: 'bad-input', field: 'bill.amount', message },
        });
      }
    }
    expect(timesRedeemed(shop, 'FERN7402')).toBe(0);
  });
});
