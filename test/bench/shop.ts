/** A store for measuring: as many members and five-off coupons as asked for, on the ordinary simulator. */

import { createTrainingSeed } from '../../src-main/simulator/seed.ts';
import { createSeries } from '../../src-main/simulator/series.ts';
import { createSimulator, type Simulator } from '../../src-main/simulator/simulator.ts';

export interface BenchShop {
  simulator: Simulator;
  url: string;
  /** One member and one code for each redemption. */
  coupons: { customerId: string; code: string }[];
}

export async function openBenchShop(count: number, membersCount: number): Promise<BenchShop> {
  const now = Date.now();
  const training = createTrainingSeed(now);
  const pattern = training.members[0];
  const store = training.stores[0];
  if (!pattern || !store) throw new Error('the training store has no members');
  const members = Array.from({ length: membersCount }, (_, index) => ({
    ...pattern,
    id: 70_000_000 + index,
    firstName: 'Bench',
    lastName: `Member ${index}`,
    mobile: `1555${String(2_000_000 + index)}`,
    email: `bench${index}@example.net`,
    externalId: `BX-${index}`,
    cardNumber: `99${index}`,
    cardExternalId: `CX-${index}`,
  }));
  const series = createSeries({
    id: 9901,
    description: 'Five off',
    discountType: 'ABS',
    discountValue: 5,
    validTillMs: now + 90 * 86_400_000,
    offlineRedeemType: true,
  });
  const simulator = createSimulator({
    seed: { ...training, members, series: [series], coupons: [], redemptions: [] },
  });
  const { url } = await simulator.listen();
  const coupons = Array.from({ length: count }, (_, index) => {
    const member = members[index % membersCount];
    const code = `BENCH-${index}`;
    simulator.issue({ seriesId: 9901, memberId: member?.id ?? null, code, issuedStoreId: store.id });
    return { customerId: String(member?.id), code };
  });
  return { simulator, url, coupons };
}
