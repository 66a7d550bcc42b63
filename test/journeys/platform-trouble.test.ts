/** A backlog meets a platform in trouble: it is not thrown at it, and everything arrives once when it is well again. */
import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { openBenchShop } from '../bench/shop.ts';
import { online, startTill, type Till, until } from '../support/till.ts';

const entries = 400;
const redeemPath = '/v2/coupon/redeem';
const noCap = { perCoupon: 1e9, perMemberAndDay: 1e9, perTill: 1e9, perOutage: 1e9, hardStop: 1e9 } as never;

async function acceptOffline(till: Till, coupons: { customerId: string; code: string }[]): Promise<void> {
  for (const { customerId } of coupons) {
    await till.must('lookupCustomer', { customerId });
    await till.must('listCustomerCoupons', { customerId });
  }
  await till.must('switchLine', { line: 'offline' });
  for (const [index, { customerId, code }] of coupons.entries()) {
    const bill = { number: `D-${index}`, amount: '40.00' };
    await till.must('redeemCoupons', { customerId, codes: [code], bill });
  }
}

/** What was begun has ended, and nothing new begins by itself at this moment. */
async function untilQuiet(simulator: Simulator, till: Till): Promise<void> {
  let before = -1;
  while (before !== simulator.calls.length) {
    before = simulator.calls.length;
    for (let turn = 0; turn < 3; turn += 1) {
      await till.must('readStatus', {});
      await simulator.whenIdle();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

describe.each([
  ['it answers 503', { kind: 'status', status: 503, path: redeemPath, times: 'forever' }],
  [
    'it takes the request and hangs up',
    { kind: 'drop', when: 'before-commit', path: redeemPath, times: 'forever' },
  ],
] as const)('a platform in trouble: %s', (_what, fault) => {
  it('sees at most a tenth more attempts than there are entries', { timeout: 120_000 }, async () => {
    const { simulator, url, coupons } = await openBenchShop(entries, entries);
    const till = await startTill({ apiUrl: url, settings: { caps: noCap } });
    try {
      await online(till);
      await acceptOffline(till, coupons);
      simulator.faults.add(fault);
      till.clock.step(60_000);
      await till.must('switchLine', { line: 'automatic' });
      const attempts = () => simulator.calls.filter(({ path }) => path === redeemPath).length;
      await until('the trouble was met', () => attempts() > 0);
      // five minutes of it
      for (let second = 0; second < 300; second += 5) {
        till.clock.step(5000);
        await untilQuiet(simulator, till);
      }
      expect(simulator.world.redemptions).toHaveLength(0);
      simulator.faults.remove();
      await until(
        'everything arrived',
        async () => {
          till.clock.step(1000);
          return (await till.must('readStatus', {})).counts.waiting === 0;
        },
        60_000,
      );
      expect(simulator.world.redemptions).toHaveLength(entries);
      expect(new Set(simulator.world.redemptions.map(({ code }) => code)).size).toBe(entries);
      expect(attempts()).toBeGreaterThan(entries);
      expect(attempts()).toBeLessThanOrEqual(entries * 1.1);
    } finally {
      await till.stop();
      await simulator.close();
    }
  });
});
