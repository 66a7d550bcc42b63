/**
 * The core of a till on a real folder, small enough to start a thousand times: the store, recovery, the runner and
 * the redemption as the program wires them, on a clock that is stepped. Everything it promises goes to `told`.
 */
import { type Customer, customer as customerSchema } from '../../src-main/contract/customers.ts';
import { minor } from '../../src-main/contract/money.ts';
import { defaultSettings, type Settings } from '../../src-main/contract/settings.ts';
import { viewEntry } from '../../src-main/domain/entry-view.ts';
import { keepCoupon, keepSeries } from '../../src-main/store/coupons.ts';
import { keepMember } from '../../src-main/store/members.ts';
import { openStore, type Store } from '../../src-main/store/open.ts';
import { createBudget } from '../../src-main/sync/budget.ts';
import { recoverInterrupted } from '../../src-main/sync/recover.ts';
import { createRedemption } from '../../src-main/sync/redemption.ts';
import { createRunner, type Runner } from '../../src-main/sync/runner.ts';
import { createServerClock } from '../../src-main/sync/server-clock.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { plantKey } from '../support/test-key-store.ts';
import type { ScriptedCapillary } from './scripted-capillary.ts';

export interface DiskTill {
  store: Store;
  runner: Runner;
  clock: ManualClock;
  /** How many entries were on their way when the last run ended. */
  interrupted: number;
  setLine: (up: boolean) => void;
  /** Presses Redeem; the till's own decision when the line is down, else the entry is on its way. */
  redeem: (index: number) => string;
  close: () => void;
}

export const dayStartMs = Date.parse('2026-05-12T09:30:00Z');
/** Runs are minutes apart: all of a folder's fit into the time for which the till goes by what it knows. */
const runMs = 10 * 60_000;
export const codeOf = (index: number) => `CRASH-${index}`;
export const memberOf = (index: number) => String(70_000_000 + index);
export const billOf = (index: number) => `B-${1000 + index}`;

const most = minor(1_000_000_00);
const settings: Settings = {
  ...defaultSettings,
  storeId: '2101',
  requestBudget: 6000,
  caps: { perCoupon: most, perMemberAndDay: most, perTill: most, perOutage: most, hardStop: most },
};

const member = (index: number): Customer =>
  customerSchema.parse({
    id: memberOf(index),
    name: `Ada Member ${index}`,
    identifiers: [{ type: 'mobile', value: `1555${2_000_000 + index}` }],
    tier: 'Gold',
    points: 120,
    lifetimePoints: 900,
    registeredAt: null,
    fraud: false,
    loyalty: true,
    source: 'capillary',
    asOf: dayStartMs,
  });

/** What the counter would have looked up before: members and their coupons, one each. */
export function rememberMembers(store: Store, count: number): void {
  const discount = { type: 'ABS', value: 500, upTo: null, currency: 'GBP' } as const;
  const lastDay = '2026-12-31';
  const common = { discount, lastDay, exactEnd: null, description: 'Five off', seenAt: dayStartMs };
  keepSeries(store.cache, {
    ...common,
    id: '7',
    firstDay: null,
    minimumBill: null,
    maximumBill: null,
    anyUser: false,
    multipleUse: true,
    needsOtp: false,
    offline: true,
    storeIds: null,
    limitedToOtherEntities: false,
    genericCode: null,
  });
  for (let index = 0; index < count; index += 1) {
    keepMember(store.cache, member(index));
    keepCoupon(store.cache, {
      ...common,
      code: codeOf(index),
      holderId: memberOf(index),
      seriesId: '7',
      redemptionsLeft: 3,
      uses: [],
    });
  }
}

export function openDiskTill(options: {
  folder: string;
  server: ScriptedCapillary;
  told: (line: string) => void;
  /** Distinguishes this run from the ones before it. */
  run: number;
}): DiskTill {
  const opened = openStore(options.folder, plantKey(options.folder));
  if (!opened.ok) throw new Error(opened.message);
  const { store } = opened;
  const { ledger } = store;
  const clock = createManualClock(dayStartMs + options.run * runMs);
  const boot = { id: `run-${options.run}`, startedMono: clock.monotonicMs() };
  const stamp = () => ({ at: clock.wallMs(), mono: clock.monotonicMs(), boot: boot.id });
  const interrupted = recoverInterrupted(ledger, stamp());
  options.told(`recovered ${interrupted}`);
  let isUp = false;
  let made = 0;
  const serverClock = createServerClock({ clock, ledger, toleranceMs: () => settings.clockToleranceMs });
  // the counter has spoken with Capillary today, so the clock can be trusted
  serverClock.learn({ requestId: null, httpStatus: 200, durationMs: 1, serverAheadMs: 0 });
  const runner = createRunner({
    ledger,
    clock,
    boot,
    capillary: () => options.server.capillary,
    connection: { isOnline: () => isUp },
    serverClock,
    budget: createBudget(clock, () => settings.requestBudget),
    settings: () => settings,
    ownTills: () => ['quay.04'],
    explain: () => ({ key: 'platform-refused', weight: 'hard', text: 'refused', fix: '' }) as never,
    chance: () => 0.5,
    log: {
      info: () => {},
      warn: () => {},
      error: (event, facts) => options.told(`error ${event} ${JSON.stringify(facts)}`),
    },
    onEntry: (entry) => options.told(`state ${entry.id} ${entry.state}`),
  });
  const newId = () => {
    made += 1;
    return `entry-${options.run}-${String(made).padStart(4, '0')}`;
  };
  return {
    store,
    runner,
    clock,
    interrupted,
    setLine: (up) => {
      isUp = up;
      if (up) runner.wakeAll();
    },
    redeem: (index) => {
      const redemption = createRedemption(
        {
          ledger,
          cache: store.cache,
          settings: () => settings,
          serverClock,
          offlineSince: () => null,
          isOnline: () => isUp,
          runner,
          ownTills: () => ['quay.04'],
          newId,
          stamp,
          viewEntry: (entry) =>
            viewEntry(entry, {
              nowMs: clock.wallMs(),
              doubtLimitMs: settings.doubtLimitMs,
              waitingFor: null,
              undoneBy: null,
            }),
        },
        {
          customer: member(index),
          bill: { number: billOf(index), amount: minor(4000) },
          by: 'Robin',
          approvedBy: null,
        },
      );
      const begun = redemption.begin(codeOf(index));
      if ('outcome' in begun) throw new Error(`refused: ${JSON.stringify(begun.reasons)}`);
      if (!begun.waits) {
        const { outcome } = redemption.conclude(begun.entryId);
        options.told(`${outcome} ${begun.entryId} ${codeOf(index)}`);
      }
      return begun.entryId;
    },
    close: () => store.close(),
  };
}
