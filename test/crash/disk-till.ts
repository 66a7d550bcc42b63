/** A till on the day its disk begins to fail: set up, a member looked up, the line down, stopped. Made once. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src-main/store/open.ts';
import { type BenchShop, openBenchShop } from '../bench/shop.ts';
import { keyIn } from '../support/test-key-store.ts';
import { createSettingsMap, online, startTill } from '../support/till.ts';
import { type FlowEnd, runFlow } from './run-flow.ts';

export interface DiskShop {
  shop: BenchShop;
  /** Runs the program once on a copy, with a fault; each run sells another coupon. */
  sell: (fault: string | undefined, more?: { diesAfterFirst?: boolean }) => Promise<Sold>;
  close: () => Promise<void>;
}

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
}

export async function openDiskShop(runs: number): Promise<DiskShop> {
  const shop = await openBenchShop(runs, runs);
  const template = mkdtempSync(join(tmpdir(), 'counterpart-disk-'));
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
    sell: async (fault, { diesAfterFirst = false } = {}) => {
      const { customerId, code } = shop.coupons[sold++] ?? { customerId: '', code: '' };
      const folder = mkdtempSync(join(tmpdir(), 'counterpart-disk-'));
      cpSync(template, folder, { recursive: true });
      const settings = [...settingsFile.values];
      writeFileSync(
        join(folder, 'plan.json'),
        JSON.stringify({ settings, customerId, code, diesAfterFirst }),
      );
      try {
        const end = await runFlow({
          folder,
          flow: 'sell',
          script: 'disk-child',
          trace: 'calls',
          ...(fault === undefined ? {} : { inject: fault }),
        });
        const redeemed = shop.simulator.world.redemptions.filter((one) => one.code === code).length;
        return { ...end, redeemed, ...readSold(folder, code) };
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

function readSold(folder: string, code: string) {
  const lines = readFileSync(join(folder, 'said.txt'), 'utf8').split('\n');
  const after = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const opened = openStore(folder, keyIn(folder));
  if (!opened.ok) throw new Error(opened.message);
  const { ledger, close } = opened.store;
  const states = ledger
    .all('SELECT state FROM entry WHERE code = @code ORDER BY ordinal', { code })
    .map(({ state }) => String(state));
  const half = ledger.get(
    `SELECT COUNT(*) AS many FROM entry WHERE NOT EXISTS (SELECT 1 FROM history WHERE entry_id = id)
       OR NOT EXISTS (SELECT 1 FROM audit WHERE subject = id)`,
  );
  const integrity = ledger.pragma('integrity_check');
  close();
  return {
    answers: after('answer'),
    counts: after('entries').map(Number),
    log: after('log'),
    states,
    half: Number(half?.many),
    integrity,
  };
}
