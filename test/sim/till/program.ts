/**
 * One run of the real program on a machine of the simulation: the same parts, put together in the same way as
 * createApp does, with a model at the other end of the wire.
 */
import type { Outcome } from '../../../src-main/capillary/outcome.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { viewEntry } from '../../../src-main/domain/entry-view.ts';
import type { Log } from '../../../src-main/domain/log.ts';
import type { StoredEntry } from '../../../src-main/domain/stored-entry.ts';
import { giveGoodwill } from '../../../src-main/operations/give-goodwill.ts';
import type { CallContext, Parts } from '../../../src-main/operations/parts.ts';
import { redeemCoupons } from '../../../src-main/operations/redeem-coupons.ts';
import { resolveCase } from '../../../src-main/operations/resolve-case.ts';
import { retryEntry } from '../../../src-main/operations/retry-entry.ts';
import { withdrawEntry } from '../../../src-main/operations/withdraw-entry.ts';
import { readFact, writeFact } from '../../../src-main/store/facts.ts';
import { removeOldConfirmed } from '../../../src-main/store/retention.ts';
import { createBudget } from '../../../src-main/sync/budget.ts';
import { createConnection } from '../../../src-main/sync/connection.ts';
import { explainEntry } from '../../../src-main/sync/explain-entry.ts';
import { createOwnNumbers } from '../../../src-main/sync/own-numbers.ts';
import { recoverInterrupted } from '../../../src-main/sync/recover.ts';
import { createRunner } from '../../../src-main/sync/runner.ts';
import { createServerClock } from '../../../src-main/sync/server-clock.ts';
import type { Variant } from '../mutants/variant.ts';
import type { Random } from '../random.ts';
import type { CapillaryParts } from '../world/capillary.ts';
import { createModelCapillary } from '../world/capillary.ts';
import type { Exchange, Request } from '../world/wire.ts';
import type { Disk } from './disk.ts';
import { type Boot, Gone, type Machine, untilGone } from './machine.ts';

export interface Program {
  redeem: (
    wish: { customerId: string; codes: string[]; bill: { number: string; amount: string } },
    who: CallContext,
  ) => ReturnType<typeof redeemCoupons>;
  /** A bill number of the till's own; null while it makes none. */
  takeNumber: () => string | null;
  give: (
    wish: { decisionId: string; customerId: string; seriesId: string },
    who: CallContext,
  ) => ReturnType<typeof giveGoodwill>;
  withdraw: (id: string, who: CallContext) => ReturnType<typeof withdrawEntry>;
  retry: (id: string, who: CallContext) => ReturnType<typeof retryEntry>;
  attachEvidence: (id: string, reference: string, who: CallContext) => ReturnType<typeof resolveCase>;
  setByHand: (byHand: boolean) => void;
  isOnline: () => boolean;
}

export interface ProgramOptions extends Omit<CapillaryParts, 'exchange'> {
  disk: Disk;
  machine: Machine;
  boot: Boot;
  random: Random;
  variant: Variant;
  settings: () => Settings;
  byHand: boolean;
  newId: () => string;
  exchangeFor: (onCall: (outcome: Outcome<unknown>, what: Request<unknown>['what']) => void) => Exchange;
  onOutcome: (outcome: Outcome<unknown>, what: Request<unknown>['what']) => void;
  onTrouble: (event: string, error: string) => void;
}

export function startProgram(options: ProgramOptions): Program {
  const { disk, machine, boot, variant, settings } = options;
  const clock = machine.clockOf(boot);
  const ledger = (variant.ledger ?? ((same) => same))(disk.ledgerOf(boot, machine));
  const { cache } = disk;

  (variant.recover ?? recoverInterrupted)(ledger, {
    at: clock.wallMs(),
    mono: boot.startedMono,
    boot: boot.id,
  });
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (event, facts) => options.onTrouble(event, String(facts?.error ?? '')),
  };
  const serverClock = createServerClock({ clock, ledger, toleranceMs: () => settings().clockToleranceMs });
  const budget = createBudget(clock, () => settings().requestBudget);
  const exchange = options.exchangeFor((outcome, what) => {
    options.onOutcome(outcome, what);
    budget.spend();
    serverClock.learn(outcome.call);
    runner.heard((variant.heard ?? ((same) => same))(outcome));
    line.report(outcome);
  });
  const modelled = createModelCapillary({ ...options, exchange });
  const capillary = (variant.capillary ?? ((same) => same))(modelled);

  const offlineFact = readFact(ledger, 'offline-since');
  let offlineSince: number | null = offlineFact ? Number(offlineFact) : null;
  const line = createConnection({
    clock,
    probe: () => (limitMs) => capillary.reach(limitMs),
    byHand: options.byHand,
    onChange: () => untilGone(lineChanged),
  });
  const ownNumbers = createOwnNumbers({
    ledger,
    settings,
    account: () => options.account,
    ownTills: () => [options.account],
    nowMs: clock.wallMs,
    randomBytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(options.random.next() * 256)),
    onShared: () => {},
  });
  const runner = createRunner({
    ledger,
    clock: (variant.queueClock ?? ((same) => same))(clock),
    boot,
    capillary: () => capillary,
    connection: line,
    serverClock,
    budget,
    settings,
    ownTills: () => [options.account],
    explain: (entry, code) => explainEntry(cache, entry, code, settings().locale),
    chance: options.random.next,
    log,
    onEntry: () => {},
    redemptionsSeen: (listed) => void ownNumbers.heard(listed),
    ...(variant.rules ? { rules: variant.rules } : {}),
  });

  function lineChanged() {
    if (line.isOnline()) {
      offlineSince = null;
      writeFact(ledger, 'offline-since', '');
      runner.wakeAll();
      learnCluster().catch(ifNotGone);
    } else {
      offlineSince ??= clock.wallMs();
      writeFact(ledger, 'offline-since', String(offlineSince));
      runner.lineLost();
    }
  }

  function ifNotGone(error: unknown) {
    if (!(error instanceof Gone)) throw error;
  }

  function removeOld() {
    if (!serverClock.isConfirmed()) return;
    const now = clock.wallMs();
    removeOldConfirmed(ledger, now - settings().keepConfirmedDays * 86_400_000, now);
  }

  async function learnCluster() {
    const outcome = await capillary.signIn();
    if (outcome.kind !== 'answered') return;
    serverClock.learnOffset(outcome.value.serverTime);
    removeOld();
    if (outcome.value.till !== '') writeFact(ledger, 'till-code', outcome.value.till);
  }

  const view = (entry: StoredEntry) =>
    viewEntry(entry, {
      nowMs: clock.wallMs(),
      doubtLimitMs: settings().doubtLimitMs,
      waitingFor: runner.waitingFor(entry),
      undoneBy: null,
    });
  const parts = {
    store: { ledger, cache },
    clock,
    boot,
    newId: options.newId,
    settings: { read: settings },
    account: { saved: () => ({}) },
    capillary: () => capillary,
    connection: line,
    offlineSince: () => offlineSince,
    serverClock,
    runner,
    viewEntry: view,
    ownTills: () => [options.account],
    log,
  } as unknown as Parts;

  if (!line.isOnline()) offlineSince ??= clock.wallMs();
  return {
    redeem: (wish, who) => redeemCoupons(parts, wish, who),
    takeNumber: () => {
      const taken = ownNumbers.take();
      return taken?.ok ? taken.number : null;
    },
    give: (wish, who) => giveGoodwill(parts, { ...wish, reason: 'late', note: '' }, who),
    withdraw: (id, who) => withdrawEntry(parts, { id, note: 'settled by hand' }, who),
    retry: (id, who) => retryEntry(parts, { id }, who),
    attachEvidence: (id, reference, who) =>
      resolveCase(parts, { id, action: 'attach-evidence', reason: 'found by hand', reference }, who),
    setByHand: line.setByHand,
    isOnline: line.isOnline,
  };
}
