/** A till whose clock is wrong: said on screen, and coupons are judged by Capillary's time as far as it is known. */
import { describe, expect, it } from 'vitest';
import { until } from '../support/till.ts';
import { meet, openShop, pullLine, redeem, timesRedeemed } from './counter.ts';

const day = 86_400_000;

describe('a till clock that is a day off', () => {
  it('is said, with how far it is off', async () => {
    const shop = await openShop();
    shop.till.clock.setWall(day);
    await meet(shop, 'FERN7402');
    const status = await shop.till.must('readStatus', {});
    expect(status.clock.trusted).toBe(false);
    expect(Math.abs((status.clock.differenceMs ?? 0) - day)).toBeLessThan(5000);
    const notice = status.notices.find(({ key }) => key === 'clock-differs');
    expect(notice?.message).toMatch(/^The clock of this till is (1 day|23 hours).* off Capillary’s\.$/);
  });

  it('does not make a valid coupon expire offline', async () => {
    const shop = await openShop();
    shop.till.clock.setWall(400 * day);
    const customerId = await meet(shop, 'FERN7402');
    await pullLine(shop);
    const { coupons } = await redeem(shop, customerId, ['FERN7402'], 'B-1');
    expect(coupons[0]?.outcome).toBe('accepted');
    await shop.simulator.up();
    await until('it is sent', () => {
      shop.till.clock.step(500);
      return timesRedeemed(shop, 'FERN7402') === 1;
    });
  });

  it('needs a manager near a coupon’s end when the clock jumped while the line was down', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'SALT5083');
    await pullLine(shop);
    shop.till.clock.setWall(day / 4);
    const checked = await shop.till.must('checkCoupons', {
      customerId,
      codes: ['SALT5083'],
      bill: { number: 'B-1', amount: '40.00' },
    });
    expect(checked.coupons[0]?.reasons.map(({ key }) => key)).toContain('clock-not-trusted');
  });
});
