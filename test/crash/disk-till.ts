/** A till on the day its disk begins to fail: set up, a member looked up, the line down, stopped. Made once. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../src-main/store/open.ts';
import { type BenchShop, openBenchShop } from '../bench/shop.ts';
import { newDiskFolder } from '../support/test-folders.ts';
import { keyIn } from '../support/test-key-store.ts';
import { createSettingsMap, online, startTill } from '../support/till.ts';
import type { DiskFault, DiskPlan } from './disk-child.ts';
import { type FlowEnd, partsOf, runFlow } from './run-flow.ts';

export interface DiskShop {
  shop: BenchShop;
  /** Runs the program once on a copy and sells a coupon for each fault, which that sale meets; null = none. */
  sell: (faults: (Fault | null)[], more?: { diesAfterFirst?: boolean }) => Promise<Sold[]>;
  close: () => Promise<void>;
}

export interface Fault extends DiskFault {
  error: 'ENOSPC' | 'EIO';
  /** How many calls after it fail as well; only in a run of one sale. */
  more?: number;
}

/** One sale, and what is said of the whole run it was part of. */
export interface Sold extends FlowEnd {
  /** What the cashier was told, press by press, and how many entries there were then. */
  answers: string[];
  counts: number[];
  log: string[];
  /** As the ledger has it afterwards, opened by the ordinary program code. */
  states: string[];
  /** Entries without their history or their audit line. */
  half: number;
  integrity: unknown;
  /** What Capillary really holds. */
  redeemed: number;
  /** The sale's calls on the ledger, part by part, and those that failed. */
  calls: SaleCall[];
  met: SaleCall[];
}

export interface SaleCall {
  call: string;
  part: string;
  ordinal: number;
  failed: boolean;
}

/** More calls of one kind than a start makes, or a sale with all its presses. */
const every = 250;

export async function openDiskShop(runs: number): Promise<DiskShop> {
  const shop = await openBenchShop(runs, runs);
  const template = newDiskFolder('counterpart-disk-');
  const settingsFile = createSettingsMap();
  const most = 1_000_000_00 as never;
  const caps = { perCoupon: most, perMemberAndDay: most, perTill: most, perOutage: most, hardStop: most };
  const till = await startTill({ apiUrl: shop.url, folder: template, settingsFile, settings: { caps } });
  await online(till);
  for (const { customerId } of shop.coupons) {
    await till.must('lookupCustomer', { customerId });
    await till.must('listCustomerCoupons', { customerId });
  }
  await till.must('switchLine', { line: 'offline' });
  await till.stop();
  let sold = 0;

  return {
    shop,
    sell: async (faults, { diesAfterFirst = false } = {}) => {
      const sales = faults.map((fault) => ({
        ...(shop.coupons[sold++] ?? { customerId: '', code: '' }),
        ...(fault === null ? {} : { fault }),
      }));
      const folder = newDiskFolder('counterpart-disk-');
      cpSync(template, folder, { recursive: true });
      const settings = [...settingsFile.values];
      const plan: DiskPlan = { settings, sales, every, diesAfterFirst };
      writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
      try {
        const end = await runFlow({
          folder,
          flow: 'sell',
          script: 'disk-child',
          trace: 'calls',
          ...injectionOf(faults),
        });
        const redeemed = (code: string) =>
          shop.simulator.world.redemptions.filter((one) => one.code === code).length;
        const whole = { ...end, ...readLedger(folder) };
        const calls = callsOfSales(end.trace);
        return sales.map(({ code }, index) => ({
          ...whole,
          ...saidOf(folder, code),
          states: whole.states.filter((one) => one.code === code).map(({ state }) => state),
          redeemed: redeemed(code),
          calls: calls[index] ?? [],
          met: (calls[index] ?? []).filter(({ failed }) => failed),
        }));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    close: async () => {
      rmSync(template, { recursive: true, force: true });
      await shop.simulator.close();
    },
  };
}

/** strace counts the calls of one kind from 1; the child sees to it that the right one is the last of so many. */
function injectionOf(faults: (Fault | null)[]): { inject?: string } {
  const [first] = faults;
  if (!first) return {};
  const when = first.more === undefined ? `${every}+${every}` : `${every}..${every + first.more}`;
  return { inject: `${first.call}:error=${first.error}:when=${when}` };
}

/** The calls of each sale from its first part to its end. */
function callsOfSales(trace: string[]): SaleCall[][] {
  const sales: SaleCall[][] = [];
  for (const { name, from, to } of partsOf(trace)) {
    if (name === 'accept') sales.push([]);
    if (name === 'end') continue;
    const ordinals = new Map<string, number>();
    for (const line of trace.slice(from - 1, to)) {
      const call = line.slice(0, line.indexOf('('));
      const ordinal = (ordinals.get(call) ?? 0) + 1;
      ordinals.set(call, ordinal);
      sales.at(-1)?.push({ call, part: name, ordinal, failed: line.endsWith('(INJECTED)') });
    }
  }
  return sales;
}

/** What was said from the beginning of a sale to that of the next. */
function saidOf(folder: string, code: string) {
  const said = readFileSync(join(folder, 'said.txt'), 'utf8');
  const [, sale = ''] = said.split(`sale ${code}\n`);
  const lines = (sale.split('\nsale ')[0] ?? '').split('\n');
  const after = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  return { answers: after('answer'), counts: after('entries').map(Number), log: after('log') };
}

function readLedger(folder: string) {
  const opened = openStore(folder, keyIn(folder));
  if (!opened.ok) throw new Error(opened.message);
  const { ledger, close } = opened.store;
  const states = ledger.all<{ code: string; state: string }>(
    'SELECT code, state FROM entry ORDER BY ordinal',
  );
  const half = ledger.get(
    `SELECT COUNT(*) AS many FROM entry WHERE NOT EXISTS (SELECT 1 FROM history WHERE entry_id = id)
       OR NOT EXISTS (SELECT 1 FROM audit WHERE subject = id)`,
  );
  const integrity = ledger.pragma('integrity_check');
  close();
  return { states, half: Number(half?.many), integrity };
}
