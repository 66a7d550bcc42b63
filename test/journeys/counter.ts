/** The counter in a few verbs, for the stories beside this file. */
import { afterEach } from 'vitest';
import type { Entry } from '../../src-main/contract/entries.ts';
import type { Settings } from '../../src-main/contract/settings.ts';
import type { OperationOutput } from '../../src-main/contract/table.ts';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { online, startSimulator, startTill, type Till, until } from '../support/till.ts';

export type Redeemed = OperationOutput<'redeemCoupons'>;

export interface Shop {
  simulator: Simulator;
  till: Till;
  url: string;
}

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

export async function openShop(settings: Partial<Settings> = {}): Promise<Shop> {
  const { simulator, url } = await startSimulator();
  open.push(() => simulator.close());
  const till = await startTill({ apiUrl: url, settings });
  open.push(() => till.stop());
  await online(till);
  return { simulator, till, url };
}

/** The program ends and starts again on the same data. */
export async function restart(shop: Shop): Promise<Till> {
  open.pop();
  const till = await shop.till.restart();
  open.push(() => till.stop());
  shop.till = till;
  return till;
}

/** Finds a member and looks at the coupons, as a cashier does before anything else. */
export async function meet(shop: Shop, code: string): Promise<string> {
  const coupon = shop.simulator.world.coupons.find((one) => one.code === code);
  const customerId = String(coupon?.memberId ?? coupon?.lesson?.triedBy);
  await shop.till.must('lookupCustomer', { customerId });
  await shop.till.must('listCustomerCoupons', { customerId });
  return customerId;
}

export async function redeem(
  shop: Shop,
  customerId: string,
  codes: string[],
  number: string,
  more: { amount?: string; timeLimitMs?: number } = {},
): Promise<Redeemed> {
  return shop.till.must('redeemCoupons', {
    customerId,
    codes,
    bill: { number, amount: more.amount ?? '40.00' },
    ...(more.timeLimitMs === undefined ? {} : { timeLimitMs: more.timeLimitMs }),
  });
}

export async function pullLine(shop: Shop): Promise<void> {
  await shop.simulator.down();
  await until('the till knows that the line is down', () => lineBecomes(shop, 'offline'));
}

export async function plugLine(shop: Shop): Promise<void> {
  await shop.simulator.up();
  await until('the till knows that the line is up', () => lineBecomes(shop, 'online'));
}

async function lineBecomes(shop: Shop, state: 'online' | 'offline'): Promise<boolean> {
  shop.till.clock.step(500);
  return (await shop.till.must('readStatus', {})).line.state === state;
}

export async function entryFor(shop: Shop, code: string): Promise<Entry> {
  const { entries } = await shop.till.must('listEntries', { text: code });
  const entry = entries[0];
  if (!entry) throw new Error(`no entry for ${code}`);
  return entry;
}

export async function untilState(shop: Shop, code: string, state: Entry['state']): Promise<Entry> {
  await until(`${code} is ${state}`, async () => (await entryFor(shop, code)).state === state);
  return entryFor(shop, code);
}

/** How often Capillary has redeemed this code and not taken it back. */
export function timesRedeemed(shop: Shop, code: string): number {
  return shop.simulator.world.redemptions.filter((one) => one.code === code && one.reactivatedMs === null)
    .length;
}

/** Nothing waits and nothing is at risk. */
export async function allSettled(shop: Shop): Promise<void> {
  await until('everything is settled', async () => {
    const { counts, exposure } = await shop.till.must('readStatus', {});
    return counts.waiting === 0 && exposure.atRisk.amountMinor === 0;
  });
}
