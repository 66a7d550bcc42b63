/**
 * Finds the key of a data folder at the start: the one its files were sealed with, wherever a copy of its key file is.
 * Makes a new one only where nothing sealed lies yet. The folder is held meanwhile, so no two starts do this at once.
 */
import { join } from 'node:path';
import type { Result } from '../contract/result.ts';
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { readRecoveryKey } from '../domain/recovery-key.ts';
import { backupsIn, listBackups } from '../store/backup.ts';
import { type FileKey, fileKeyOf, readMark } from '../store/file-key.ts';
import { type KeyFile, type KeyFilePlaces, readKeyFiles } from '../store/key-file.ts';
import { hadLedger } from '../store/open.ts';
import {
  holdKeys,
  type Keys,
  type KeyWorld,
  makeKeys,
  openWithRecoveryKey,
  openWithStores,
  sealerOf,
} from './keys.ts';
import type { KeyStore } from './ports.ts';

/** No key store of this machine can open the key of this folder. */
export interface LockedKeys {
  /** The recovery key that opens it; null = none was ever made. */
  recovery: { number: number; madeAt: number } | null;
  /** What the key stores are called that can open it. */
  sealedBy: string[];
  open: (text: string) => Promise<Result<Keys>>;
  /** Only where there is no recovery key, and no key store opens it by now: begins anew, and keeps the file of the old one. */
  makeNew: () => Promise<Keys>;
}

export type OpenedKeys = { kind: 'open'; keys: Keys } | { kind: 'locked'; locked: LockedKeys };

/** Rejects with `NoKeyStore`, or what the disk says. */
export async function openKeys(world: KeyWorld): Promise<OpenedKeys> {
  const { folder } = world.places;
  const files = readKeyFiles(world.places);
  const ledger = readMark(join(folder, 'ledger.db'));
  const wanted = ledger !== null && ledger !== 'plain' ? ledger : markOfBackups(folder);
  const fitting = files.filter(({ mark }) => mark === wanted);
  // none fits: the file's beginning is damaged, or the key file is another till's; opening it will tell
  const candidates = fitting.length > 0 ? fitting : files;
  const opened = await openFirst(world, candidates);
  if (opened !== null) return { kind: 'open', keys: opened };
  const isNothingSealed = wanted === null && (ledger === 'plain' || !hadLedger(folder));
  const hasRecovery = candidates.some(({ recovery }) => recovery.length > 0);
  if (candidates.length === 0 || (isNothingSealed && !hasRecovery)) {
    return { kind: 'open', keys: await makeKeys(world) };
  }
  return { kind: 'locked', locked: lockedKeys(world, candidates) };
}

/** null = no key store of this machine opens any of them now. */
async function openFirst(world: KeyWorld, candidates: readonly KeyFile[]): Promise<Keys | null> {
  for (const file of candidates) {
    const dataKey = await openWithStores(file, world.stores);
    if (dataKey !== null) return holdKeys(world, file, dataKey, 'store');
  }
  return null;
}

/** To read a folder that a program may have open: changes nothing. */
export type Peeked =
  /** `file`: null = from before files were sealed. */
  { kind: 'open'; file: FileKey | null; deviceSecret: Uint8Array | null } | { kind: 'locked' };

/** Throws when the folder cannot be read. */
export async function peekKeys(places: KeyFilePlaces, stores: readonly KeyStore[]): Promise<Peeked> {
  const ledger = readMark(join(places.folder, 'ledger.db'));
  const files = readKeyFiles(places).filter(({ mark }) => mark === ledger);
  for (const file of files) {
    const dataKey = await openWithStores(file, stores);
    if (dataKey === null) continue;
    const secret = file.deviceSecret === null ? null : sealerOf(dataKey).open(file.deviceSecret);
    return {
      kind: 'open',
      file: fileKeyOf(dataKey),
      deviceSecret: secret === null ? null : Buffer.from(secret, 'base64'),
    };
  }
  const isOpen = ledger === null || ledger === 'plain';
  return isOpen ? { kind: 'open', file: null, deviceSecret: null } : { kind: 'locked' };
}

/** Of the newest backup that is sealed; null = there is none. */
function markOfBackups(folder: string): string | null {
  for (const { name } of listBackups(folder)) {
    const mark = readMark(join(backupsIn(folder), name));
    if (mark !== null && mark !== 'plain') return mark;
  }
  return null;
}

function lockedKeys(world: KeyWorld, candidates: readonly KeyFile[]): LockedKeys {
  const [newest] = candidates
    .flatMap(({ recovery }) => recovery)
    .sort(
      (one, other) =>
        Number(other.confirmedAt !== null) - Number(one.confirmedAt !== null) || other.number - one.number,
    );
  return {
    recovery: newest ? { number: newest.number, madeAt: newest.madeAt } : null,
    sealedBy: [...new Set(candidates.flatMap(({ stores }) => stores.map(({ kind }) => kind)))],
    open: async (text) => {
      const read = readRecoveryKey(text);
      if (!read.ok && read.group === null) {
        return fail('bad-input', 'recovery-key-length', {}, { field: 'key' });
      }
      if (!read.ok) {
        return fail('bad-input', 'recovery-key-group', { group: String(read.group) }, { field: 'key' });
      }
      for (const file of candidates) {
        const dataKey = openWithRecoveryKey(file, text);
        if (dataKey !== null) return ok(await holdKeys(world, file, dataKey, 'recovery-key'));
      }
      return fail('not-allowed', 'recovery-key-wrong', {}, { field: 'key' });
    },
    // it may have been unlocked since the start, and then nothing is lost
    makeNew: async () => (await openFirst(world, candidates)) ?? makeKeys(world),
  };
}
