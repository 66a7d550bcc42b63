/** Draining 500 waiting entries against 80 ms of latency, beside the bound that the number of lanes sets. */
import { online, startTill, until } from '../support/till.ts';
import type { Figure } from './figures.ts';
import { openBenchShop } from './shop.ts';

const entries = 500;
const latencyMs = 80;
const lanes = 4;

export async function benchDrain(): Promise<Figure> {
  const { simulator, url, coupons } = await openBenchShop(entries, entries);
  const till = await startTill({
    apiUrl: url,
    settings: {
      lanes,
      caps: { perCoupon: 1e9, perMemberAndDay: 1e9, perTill: 1e9, perOutage: 1e9, hardStop: 1e9 } as never,
    },
  });
  await online(till);
  for (const { customerId } of coupons) {
    await till.must('lookupCustomer', { customerId });
    await till.must('listCustomerCoupons', { customerId });
  }
  await till.must('switchLine', { line: 'offline' });
  for (const [index, { customerId, code }] of coupons.entries()) {
    const { coupons: told } = await till.must('redeemCoupons', {
      customerId,
      codes: [code],
      bill: { number: `D-${index}`, amount: '40.00' },
    });
    if (told[0]?.outcome !== 'accepted') throw new Error(JSON.stringify(told[0]));
  }
  simulator.faults.add({ kind: 'delay', beforeMs: latencyMs, times: 'forever', path: '/v2/coupon/redeem' });
  // the looking-up above has used the request budget; a minute later it is full again
  till.clock.step(60_000);
  const start = performance.now();
  await till.must('switchLine', { line: 'automatic' });
  const ended = () =>
    till.events.filter((event) => event.type === 'entry' && event.entry.state === 'confirmed').length;
  await until('all is sent', () => ended() >= entries, 120_000);
  const took = performance.now() - start;
  const redeemed = simulator.world.redemptions.length;
  await till.stop();
  await simulator.close();
  if (redeemed !== entries) throw new Error(`${redeemed} redemptions for ${entries} entries`);
  const bound = (entries * latencyMs) / lanes;
  return {
    name: `drain ${entries} entries`,
    value: `${(took / bound).toFixed(2)} × the bound, ${(took / 1000).toFixed(2)} s`,
    reference: `bound ${(bound / 1000).toFixed(2)} s: ${latencyMs} ms, ${lanes} lanes; exactly ${redeemed} redemptions`,
    limit: '1.3 ×',
    within: took / bound <= 1.3,
  };
}
