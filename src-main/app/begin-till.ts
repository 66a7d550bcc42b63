/**
 * The beginning of a till, in the order in which it may be refused: whose till it is, its secret, its record, its epoch.
 * Then what was on its way when the last run ended becomes a doubt. Nothing is sent yet.
 */
import type { Parts } from '../operations/parts.ts';
import { auditKeyOf } from '../store/audit-chain.ts';
import { hasStaff } from '../store/staff.ts';
import { createTillLock, type TillLock } from '../store/till-lock.ts';
import type { BegunEpoch } from '../sync/begin-epoch.ts';
import { recoverInterrupted } from '../sync/recover.ts';
import { type Account, createAccount } from './account.ts';
import { readDeviceSecret } from './device-secret.ts';
import { enterEpoch, outsideOf } from './keep-epoch.ts';
import { beginRecord, type RecordKeeper } from './keep-record.ts';
import { keysFor, type OwnKeys } from './keys-for.ts';
import type { OpenedFolder } from './open-folder.ts';
import type { AppOptions } from './ports.ts';
import { lockNameOf, tillInUse } from './till-names.ts';
import { verifyRecordOf } from './verify-record.ts';

export interface BegunTill {
  account: Account;
  /** Held: no other program of this machine is this till. */
  tillLock: TillLock;
  deviceSecret: Uint8Array;
  boot: { id: string; startedMono: number };
  record: RecordKeeper;
  verifyRecord: () => ReturnType<typeof verifyRecordOf>;
  epoch: BegunEpoch;
  ownKeys: Parts['keys'] & OwnKeys;
}

/** A sentence where starting would put the queue at risk; the store is closed then. Throws nothing the disk says. */
export function beginTill(
  options: AppOptions,
  { store, keys }: OpenedFolder,
): { ok: true; till: BegunTill } | { ok: false; message: string } {
  const { clock, log, mode, randomBytes } = options;
  const { ledger } = store;
  const account = createAccount({
    settingsFile: options.settingsFile,
    secrets: keys.secrets,
    now: clock.wallMs,
  });
  const tillLock = createTillLock(options.machineFolder ?? null);
  const own = mode === 'live' ? account.saved() : null;
  if (!tillLock.hold(lockNameOf(own))) {
    store.close();
    return { ok: false, message: tillInUse(own) };
  }
  const refuse = (refusal: { ok: false; message: string }) => {
    tillLock.release();
    store.close();
    return refusal;
  };
  const secret = readDeviceSecret(options, keys, hasStaff(ledger));
  if (!secret.ok) return refuse(secret);
  const boot = { id: options.newId(), startedMono: clock.monotonicMs() };
  const key = auditKeyOf(secret.value);
  ledger.auditKey = key;
  const place = { ledger, key, folder: options.dataFolder, outside: outsideOf(options) };
  const begun = beginRecord({ ...place, clock, log });
  if (!begun.ok) return refuse(begun);
  const { record } = begun;
  const epoch = enterEpoch(options, ledger, boot);
  if (!epoch.ok) return refuse(epoch);
  const unchecked = record.check();
  if (unchecked !== null) return refuse({ ok: false, message: unchecked });
  const ownKeys = keysFor({ keys, ledger, mode, randomBytes });
  ownKeys.noteHowOpened(clock.wallMs());
  const stamp = { at: clock.wallMs(), mono: boot.startedMono, boot: boot.id };
  const interrupted = recoverInterrupted(ledger, stamp);
  if (interrupted > 0) log.warn('queue.interrupted', { entries: interrupted });
  return {
    ok: true,
    till: {
      account,
      tillLock,
      deviceSecret: secret.value,
      boot,
      record,
      verifyRecord: () => verifyRecordOf(place),
      epoch: epoch.begun,
      ownKeys,
    },
  };
}
