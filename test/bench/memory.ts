/** How much the main side's heap grows over 5,000 redemptions. Needs `--expose-gc`. */
import { online, startTill } from '../support/till.ts';
import type { Figure } from './figures.ts';
import { openBenchShop } from './shop.ts';

const redemptions = 5000;
const warmUp = 500;

function heapNow(): number {
  const collect = globalThis.gc;
  if (!collect) throw new Error('start Node with --expose-gc');
  for (let round = 0; round < 4; round += 1) collect();
  return process.memoryUsage().heapUsed;
}

export async function benchMemory(): Promise<Figure> {
  const { simulator, url, coupons } = await openBenchShop(redemptions + warmUp, 250);
  const till = await startTill({ apiUrl: url, settings: { requestBudget: 6000 } });
  await online(till);
  const redeem = async (from: number, to: number) => {
    for (const [index, { customerId, code }] of coupons.slice(from, to).entries()) {
      if (index < 250) await till.must('lookupCustomer', { customerId });
      await till.must('redeemCoupons', {
        customerId,
        codes: [code],
        bill: { number: `M-${from + index}`, amount: '40.00' },
      });
      till.events.length = 0;
    }
  };
  await redeem(0, warmUp);
  // the simulator lives in this process too: its own growth is measured apart and taken off
  const simulatorBefore = simulatorSize(simulator);
  const before = heapNow();
  await redeem(warmUp, warmUp + redemptions);
  const grown = heapNow() - before;
  const ofSimulator = simulatorSize(simulator) - simulatorBefore;
  const { counts } = await till.must('readStatus', {});
  await till.stop();
  await simulator.close();
  const own = (grown - ofSimulator) / 2 ** 20;
  return {
    name: `heap after ${redemptions} redemptions`,
    value: `${own.toFixed(2)} MB more on the till’s side`,
    reference: `${(grown / 2 ** 20).toFixed(2)} MB in all, of which the simulator’s records ${(ofSimulator / 2 ** 20).toFixed(2)} MB; ${counts.confirmed} confirmed`,
    limit: '5 MB',
    within: own < 5,
  };
}

/** What the simulator keeps of its calls and redemptions, as text: a lower bound of what it holds. */
function simulatorSize(simulator: {
  calls: readonly unknown[];
  world: { redemptions: readonly unknown[] };
}): number {
  return JSON.stringify(simulator.calls).length + JSON.stringify(simulator.world.redemptions).length;
}
