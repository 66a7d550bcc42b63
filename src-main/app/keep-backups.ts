/**
 * Makes backups while the program runs: every hour in which something was done, when a shift is closed, and at the
 * end of a run. Nobody waits for it; one that failed is shown and tried again sooner.
 */
import type { BackupsView } from '../contract/backups.ts';
import type { Settings } from '../contract/settings.ts';
import { pickToRemove } from '../domain/backup-keeping.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import { lastAuditOrdinal } from '../store/audit.ts';
import {
  backupsIn,
  listBackups,
  removeBackups,
  sealOlderBackup,
  sizeOfBackup,
  writeBackup,
} from '../store/backup.ts';
import { sayTrouble } from '../store/disk-trouble.ts';
import type { GuardedLedger } from '../store/guard-ledger.ts';

/** A run begins with other things; and what nobody did anything in needs no backup at its end. */
const firstMs = 60_000;
const againMs = 5 * 60_000;
/** Sealing one of an older program holds everything up for a moment: one at a time, far apart. */
const sealEveryMs = 60_000;
/** At the end of a run one this young is good enough. */
const youngMs = 5 * 60_000;

export interface Backups {
  /** In the background, when something was done since the last. */
  soon: () => void;
  /** At once; half a sentence when it failed. */
  now: () => Promise<string | null>;
  view: () => BackupsView;
  /** Why the last try failed; null when it did not. */
  failure: () => string | null;
  /** Waits for one that is being made, and makes a last one. */
  stop: () => Promise<void>;
}

export function createBackups(options: {
  ledger: GuardedLedger;
  folder: string;
  clock: Clock;
  log: Log;
  settings: () => Settings;
  /** The clock was confirmed by somebody else in this run. */
  isClockTrusted: () => boolean;
  changed: () => void;
}): Backups {
  const { ledger, folder, clock, log, settings } = options;
  let failure: BackupsView['failure'] = null;
  /** How far the ledger had come at the last one; null = not known in this run. */
  let done: number | null = null;
  let lastMono = clock.monotonicMs();
  let running: Promise<string | null> | null = null;
  let isStopped = false;
  let cancel = clock.after(firstMs, tick);
  let cancelSealing = clock.after(sealEveryMs, sealOlder);

  const pause = () => new Promise<void>((resolve) => clock.after(0, resolve));
  const hasWork = () => done === null || lastAuditOrdinal(ledger) > done;

  function tick() {
    if (isStopped) return;
    if (hasWork()) void now();
    else wait(settings().backupEveryMs);
  }

  function sealOlder() {
    if (isStopped || ledger.fileKey === null) return;
    try {
      if (!sealOlderBackup(folder, ledger.fileKey)) return;
      log.info('backup.sealed');
    } catch (error) {
      log.warn('backup.not-sealed', { why: sayTrouble(error) });
    }
    cancelSealing = clock.after(sealEveryMs, sealOlder);
  }

  function wait(ms: number) {
    cancel();
    if (!isStopped) cancel = clock.after(ms, tick);
  }

  function now(): Promise<string | null> {
    running ??= make().finally(() => {
      running = null;
    });
    return running;
  }

  async function make(): Promise<string | null> {
    const began = { at: clock.wallMs(), mono: clock.monotonicMs() };
    const work = lastAuditOrdinal(ledger);
    const made = await writeBackup({ ledger, folder, at: began.at }, pause);
    if (made.ok) {
      failure = null;
      done = work;
      lastMono = clock.monotonicMs();
      log.info('backup.made', { bytes: made.bytes, ms: Math.round(lastMono - began.mono) });
      removeOld();
    } else {
      failure = { at: began.at, why: made.why };
      log.error('backup.failed', { why: made.why });
    }
    wait(made.ok ? settings().backupEveryMs : againMs);
    options.changed();
    return made.ok ? null : made.why;
  }

  function removeOld() {
    const { keepBackups, keepBackupDays } = settings();
    const rules = { newest: keepBackups, days: keepBackupDays };
    const now = { ms: clock.wallMs(), isTrusted: options.isClockTrusted() };
    try {
      removeBackups(folder, pickToRemove(listBackups(folder), rules, now));
    } catch (error) {
      log.warn('backup.not-removed', { why: sayTrouble(error) });
    }
  }

  return {
    soon: () => {
      if (hasWork()) void now();
    },
    now,
    view: () => {
      const kept = listBackups(folder);
      const [last] = kept;
      return {
        folder: backupsIn(folder),
        last: last ? { at: last.at, bytes: sizeOfBackup(folder, last) } : null,
        count: kept.length,
        failure,
      };
    },
    failure: () => failure?.why ?? null,
    stop: async () => {
      isStopped = true;
      cancel();
      cancelSealing();
      await running;
      const isOld = clock.monotonicMs() - lastMono >= youngMs;
      if (isOld && hasWork() && !ledger.hasFailed()) await now();
    },
  };
}
