/**
 * What can be done while the queue's file is damaged or gone: look at the backups, bring one back, or begin anew where
 * there is none. Each step leaves something from which the next start can go on. Never deletes the damaged file.
 */
import { join } from 'node:path';
import { minor } from '../contract/money.ts';
import { type LostEntry, newQueueWords, type Recovered, type RecoveryView } from '../contract/recovery.ts';
import { ok, type Result } from '../contract/result.ts';
import type { Settings } from '../contract/settings.ts';
import { fail } from '../domain/failure.ts';
import { auditKeyOf } from '../store/audit-chain.ts';
import { listBackups } from '../store/backup.ts';
import type { Database } from '../store/database.ts';
import { sayTrouble } from '../store/disk-trouble.ts';
import { readFact, writeFact } from '../store/facts.ts';
import { type BackupLook, lookAtBackup } from '../store/look-at-backup.ts';
import { openMemoryLedger } from '../store/memory-ledger.ts';
import type { Damage } from '../store/open.ts';
import { putBackBackup, putNewLedger, setAside } from '../store/put-back.ts';
import { type SalvagedEntry, salvage } from '../store/salvage.ts';
import { takeOverStaff } from '../store/staff.ts';
import { writeSynced } from '../store/synced-file.ts';
import { readDeviceSecret } from './device-secret.ts';
import { outsideOf } from './keep-epoch.ts';
import { furthestAnchor, noteRestore } from './keep-record.ts';
import type { Keys } from './keys.ts';
import { writeLostList } from './lost-list.ts';
import { createPins, type Pins } from './pins.ts';
import type { AppOptions } from './ports.ts';

/** So many good ones are offered; older ones can be brought back by hand. */
const offered = 10;

export interface Recovery {
  read: () => Promise<RecoveryView>;
  restore: (input: { name: string; pin: string }) => Promise<Result<Recovered>>;
  startNew: (input: { words: string }) => Promise<Result<Recovered>>;
}

export function createRecovery(
  options: AppOptions,
  damage: Damage,
  keys: Keys,
  settings: () => Settings,
): Recovery {
  const { clock, log, settingsFile } = options;
  const { folder, key } = damage;
  const pause = () => new Promise<void>((resolve) => clock.after(0, resolve));
  const shown = salvage(join(folder, 'ledger.db'), key);
  const unsent = shown.unsent.map((entry) => viewLost(entry));
  let looked: Promise<{ looks: BackupLook[]; unusable: number }> | null = null;
  let guesses: { pins: Pins; ledger: Database } | null = null;

  async function lookAtAll() {
    const looks: BackupLook[] = [];
    let unusable = 0;
    for (const backup of listBackups(folder)) {
      if (looks.length === offered) break;
      const look = lookAtBackup(folder, backup, key);
      if (look) looks.push(look);
      else unusable += 1;
      await pause();
    }
    return { looks, unusable };
  }

  function look() {
    looked ??= lookAtAll();
    return looked;
  }

  /** Wrong PINs count on whatever backup they were tried, and on after a restart. */
  function pinsOf(staff: BackupLook['staff']): Result<Pins> {
    if (guesses === null) {
      const secret = readDeviceSecret(options, keys, true);
      if (!secret.ok) return fail('internal', 'recovery-failed', { why: secret.message });
      const ledger = openMemoryLedger();
      writeFact(ledger, 'sign-in-failures', String(Number(settingsFile.read('recoveryFailures') ?? 0)));
      guesses = { ledger, pins: createPins({ ledger, clock, deviceSecret: secret.value }) };
    }
    takeOverStaff(guesses.ledger, staff);
    return ok(guesses.pins);
  }

  async function checkManager(staff: BackupLook['staff'], pin: string): Promise<Result<string>> {
    const pins = pinsOf(staff);
    if (!pins.ok) return pins;
    const guessed = await pins.value.guess(pin, { wanted: 'manager' });
    if (guesses) settingsFile.write('recoveryFailures', Number(readFact(guesses.ledger, 'sign-in-failures')));
    return guessed.ok ? ok(guessed.value.name) : guessed;
  }

  /** The damaged files move, the list of what is lost is written beside them, and something good takes their place. */
  function replace(lost: LostEntry[], put: () => void): Result<Recovered> {
    try {
      const into = setAside(folder, clock.wallMs());
      const listFile = lost.length === 0 ? null : join(into, 'to-follow-up.csv');
      if (listFile !== null) writeSynced(listFile, writeLostList(lost, settings().locale));
      put();
      log.warn('ledger.replaced', { lost: lost.length });
      return ok({ setAside: into, listFile, lost });
    } catch (error) {
      log.error('recovery.failed', { why: sayTrouble(error) });
      return fail('internal', 'recovery-failed', { why: sayTrouble(error) });
    }
  }

  /** Who brought it back is in the record before it gets its place. */
  function note(ledger: Database, backup: string, by: string) {
    const secret = readDeviceSecret(options, keys, true);
    if (!secret.ok) throw new Error(secret.message);
    const key = auditKeyOf(secret.value);
    const anchor = furthestAnchor({ folder, outside: outsideOf(options) }, key);
    noteRestore(ledger, { key, by, backup, at: clock.wallMs(), anchor });
  }

  return {
    read: async () => {
      const { looks, unusable } = await look();
      const { currency } = settings();
      return {
        kind: damage.kind,
        locked: null,
        folder,
        lastWrittenAt: damage.lastWrittenAt,
        readable: shown.readable,
        unsent,
        backups: looks.map((one) => ({
          name: one.backup.name,
          at: one.backup.at,
          lastAt: one.lastAt ?? one.backup.at,
          entries: one.entries,
          unsent: {
            count: one.unsent.count,
            money: { amountMinor: minor(one.unsent.amountMinor), currency },
          },
          lacks: lackedBy(one, unsent).map(({ id }) => id),
        })),
        unusable,
      };
    },
    restore: async ({ name, pin }) => {
      const known = (await look()).looks.find(({ backup }) => backup.name === name);
      if (!known) return fail('not-found', 'backup-unknown');
      const manager = await checkManager(known.staff, pin);
      if (!manager.ok) return manager;
      // it may have been touched since it was looked at
      if (lookAtBackup(folder, known.backup, key) === null) return fail('conflict', 'backup-unknown');
      return replace(lackedBy(known, unsent), () =>
        putBackBackup(folder, known.backup, (ledger) => note(ledger, known.backup.name, manager.value), key),
      );
    },
    startNew: async ({ words }) => {
      const { looks } = await look();
      if (looks.length > 0) return fail('conflict', 'backup-there');
      if (words.trim().toLowerCase() !== newQueueWords) {
        return fail('bad-input', 'words-differ', { words: newQueueWords }, { field: 'words' });
      }
      return replace(unsent, () => putNewLedger(folder, key));
    },
  };
}

const lackedBy = (look: BackupLook, unsent: LostEntry[]) => unsent.filter(({ id }) => !look.ids.has(id));

function viewLost({ id, at, member, code, bill, money }: SalvagedEntry): LostEntry {
  const moneyOff =
    money === null ? null : { amountMinor: minor(money.amountMinor), currency: money.currency };
  return { id, at, member, code, bill, moneyOff };
}
