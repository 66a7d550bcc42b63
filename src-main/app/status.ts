/** Puts together what the status bar and `readStatus` show. Reads only. */
import { minor } from '../contract/money.ts';
import { giveReason, type Reason } from '../contract/reasons.ts';
import type { Settings } from '../contract/settings.ts';
import type { Status } from '../contract/status.ts';
import { displaySpan } from '../domain/display.ts';
import type { Parts } from '../operations/parts.ts';
import { findNameSharer } from '../store/bill-numbers.ts';
import { countForManager, countStates, sumAcceptedOffline, sumAtRisk } from '../store/entry-lists.ts';
import type { Store } from '../store/open.ts';
import type { BegunEpoch } from '../sync/begin-epoch.ts';
import type { Connection } from '../sync/connection.ts';
import { lateBills } from '../sync/late-bills.ts';
import type { Runner } from '../sync/runner.ts';
import type { ServerClock } from '../sync/server-clock.ts';

export interface StatusParts {
  mode: 'training' | 'live';
  version: string;
  keys: Parts['keys'];
  store: Store;
  settings: () => Settings;
  connection: Connection;
  serverClock: ServerClock;
  runner: Runner;
  /** Why the last backup failed, as half a sentence. */
  backupFailure: () => string | null;
  /** Whether an older queue was put back before this start, or an empty one took its place. */
  begun: BegunEpoch;
  offlineSince: () => number | null;
  nowMs: () => number;
}

export function readStatus(parts: StatusParts): Status {
  const { ledger } = parts.store;
  const settings = parts.settings();
  const { currency, caps } = settings;
  const counts = countStates(ledger);
  const { line, since } = parts.connection.state();
  const money = (amountMinor: Status['exposure']['atRisk']['amountMinor']) => ({ amountMinor, currency });
  const atRisk = sumAtRisk(ledger);
  const outage = parts.offlineSince();
  const ahead = parts.serverClock.aheadMs();
  return {
    mode: parts.mode,
    line: { state: line, since, why: whyNotOnline(line) },
    counts: {
      queued: counts.queued,
      sending: counts.sending,
      inDoubt: counts['in-doubt'],
      confirmed: counts.confirmed,
      rejected: counts.rejected,
      withdrawn: counts.withdrawn,
      waiting: counts.queued + counts.sending + counts['in-doubt'],
      needsManager: countForManager(ledger, parts.nowMs() - settings.doubtLimitMs),
    },
    exposure: {
      atRisk: money(atRisk),
      cap: money(caps.perTill),
      hardStop: money(caps.hardStop),
      thisOutage: money(outage === null ? atRisk : sumAcceptedOffline(ledger, outage)),
      outageCap: money(caps.perOutage),
    },
    draining: parts.runner.draining(),
    clock: { differenceMs: ahead === null ? null : -ahead, trusted: parts.serverClock.isRight() },
    notices: notices(parts, ahead, settings),
    versions: {
      program: parts.version,
      node: process.versions.node,
      sqlite: parts.store.versions.sqlite,
      ledger: parts.store.versions.ledger,
    },
  };
}

/** While there is no ledger: nothing waits and nothing works. */
export function emptyStatus(known: {
  mode: StatusParts['mode'];
  version: string;
  settings: Settings;
  since: number;
}): Status {
  const { currency, caps } = known.settings;
  const money = (amountMinor: Status['exposure']['atRisk']['amountMinor']) => ({ amountMinor, currency });
  const none = money(minor(0));
  return {
    mode: known.mode,
    line: { state: 'not-connected', since: known.since, why: null },
    counts: {
      queued: 0,
      sending: 0,
      inDoubt: 0,
      confirmed: 0,
      rejected: 0,
      withdrawn: 0,
      waiting: 0,
      needsManager: 0,
    },
    exposure: {
      atRisk: none,
      cap: money(caps.perTill),
      hardStop: money(caps.hardStop),
      thisOutage: none,
      outageCap: money(caps.perOutage),
    },
    draining: null,
    clock: { differenceMs: null, trusted: false },
    notices: [],
    versions: { program: known.version, node: process.versions.node, sqlite: '', ledger: 0 },
  };
}

function whyNotOnline(line: Status['line']['state']): Reason | null {
  switch (line) {
    case 'online':
      return null;
    case 'offline':
      return giveReason('line-down', 'info');
    case 'by-hand':
      return giveReason('line-by-hand', 'info');
    case 'not-connected':
      return giveReason('not-connected', 'info');
  }
}

function notices(parts: StatusParts, aheadMs: number | null, settings: Settings): Reason[] {
  const found: Reason[] = [];
  if (aheadMs !== null && Math.abs(aheadMs) > settings.clockToleranceMs) {
    found.push(giveReason('clock-differs', 'info', { difference: displaySpan(aheadMs, settings.locale) }));
  }
  const late = lateBills(parts.store.ledger, settings, parts.nowMs());
  if (late !== null) found.push(late);
  const sharer = findNameSharer(parts.store.ledger);
  if (sharer !== null) found.push(giveReason('till-name-shared', 'info', { bill: sharer.number }));
  if (parts.runner.accountRefused()) found.push(giveReason('connection-refused', 'info'));
  if (parts.begun.kind === 'put-back') {
    found.push(giveReason('ledger-put-back', 'info', { count: String(parts.begun.doubted) }));
  }
  if (parts.begun.kind === 'new-queue') found.push(giveReason('ledger-new-queue', 'info'));
  const why = parts.backupFailure();
  if (why !== null) found.push(giveReason('backup-failed', 'info', { why }));
  const keys = parts.keys.view();
  if (keys.inFile) found.push(giveReason('secrets-in-file', 'info'));
  const isLive = parts.mode === 'live' && parts.connection.state().line !== 'not-connected';
  if (isLive && !keys.recovery.some(({ confirmedAt }) => confirmedAt !== null)) {
    found.push(giveReason('recovery-key-missing', 'info'));
  }
  return found;
}
