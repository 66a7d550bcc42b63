/**
 * Opens the two files of a data folder: the ledger, which must never lose a row, and the cache, which can be
 * rebuilt at any time. Refuses in words whatever would put the ledger at risk; overwrites nothing.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from './backup.ts';
import { createLiveCopies } from './copy-live.ts';
import { type Database, type FileDatabase, openDatabase } from './database.ts';
import { codeOf, damageCodes, damaged, isDamage, openingTrouble } from './disk-trouble.ts';
import { durabilityTrouble, makeDurable } from './durability.ts';
import { readEpochFile } from './epoch.ts';
import { type FileKey, isPlainFile, readMark } from './file-key.ts';
import { setAsideForeignLog } from './foreign-log.ts';
import { type GuardedLedger, guardLedger } from './guard-ledger.ts';
import { migrate } from './migrate.ts';
import { cacheMigrations } from './migrations/cache.ts';
import { ledgerMigrations } from './migrations/ledger.ts';
import { removeUnfinished, sealFile } from './seal-file.ts';

export interface Store {
  ledger: GuardedLedger;
  cache: Database;
  /** Schema version of the ledger and SQLite's own version, for the status. */
  versions: { ledger: number; sqlite: string };
  /** True when the cache was damaged and made anew. */
  cacheRebuilt: boolean;
  close: () => void;
}

/** The queue's file cannot be used; the folder stays locked, so that nobody else writes in it meanwhile. */
export interface Damage {
  /** `keyless`: sealed, but not with this key, or its beginning is damaged. */
  kind: 'damaged' | 'missing' | 'keyless';
  folder: string;
  /** What the files here are sealed with; null = they lie open. */
  key: FileKey | null;
  /** When the file was last written, by the file system; null = there is none. */
  lastWrittenAt: number | null;
  /** Once something good lies in its place. */
  openAgain: () => Opened;
  release: () => void;
}

export type Opened = { ok: true; store: Store } | { ok: false; message: string; damage?: Damage };

/** The oldest SQLite without the write-ahead-log corruption found in 2026. */
export const oldestSqlite = '3.51.3';

/** A folder that nobody else can open until it is released. */
export interface HeldFolder {
  folder: string;
  release: () => void;
}

export type Held = { ok: true; held: HeldFolder } | { ok: false; message: string };

/** As `openOrTell`, for who cannot do anything about damage. */
export function openStore(folder: string, key: FileKey | null = null): Opened {
  const opened = openOrTell(folder, key);
  if (!opened.ok) opened.damage?.release();
  return opened;
}

/** Damage comes with what it takes to mend it; whoever gets it releases the folder. */
export function openOrTell(folder: string, key: FileKey | null = null): Opened {
  const held = holdFolder(folder);
  return held.ok ? openHeld(held.held, key) : held;
}

/** Makes the folder when it is missing. Before this nothing in it is read to be acted upon, and nothing is written. */
export function holdFolder(folder: string): Held {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    return no(
      `The data folder ${folder} cannot be made. Choose another with --data, or have its rights set.`,
    );
  }
  try {
    const locked = lockFolder(folder);
    return locked.ok ? { ok: true, held: { folder, release: () => locked.lock.close() } } : locked;
  } catch (error) {
    return no(openingTrouble(folder, error));
  }
}

/**
 * What is not opened in the end is released, but for damage.
 * @param key what the files are sealed with. Files from before that are sealed on the way; null = they stay open
 */
export function openHeld(held: HeldFolder, key: FileKey | null): Opened {
  const { folder } = held;
  let ledger: Database | null = null;
  const path = join(folder, 'ledger.db');
  const before = statOf(path);
  const damage = (kind: Damage['kind']): Opened => ({
    ...no(damaged(path)),
    damage: {
      kind: kind === 'damaged' && isForeign(path, key) ? 'keyless' : kind,
      folder,
      key,
      lastWrittenAt: before?.mtimeMs ?? null,
      openAgain: () => openHeld(held, key),
      release: held.release,
    },
  });
  try {
    // there was a ledger: an empty one must not take its place unless a person says so
    if (!before?.size && hadLedger(folder)) return damage(before ? 'damaged' : 'missing');
    setAsideForeignLog(path);
    removeUnfinished(path);
    if (key !== null && isPlainFile(path) && isOurs(path) && !sealFile(path, key)) return damage('damaged');
    const opened = openLedger(path, key);
    if (!opened.ok) {
      if (opened.isDamaged) return damage('damaged');
      held.release();
      return opened;
    }
    const guarded = guardLedger(opened.ledger, () => reopenLedger(folder, path, key), createLiveCopies(path));
    ledger = guarded;
    const { cache, rebuilt } = openCache(join(folder, 'cache.db'), key);
    return {
      ok: true,
      store: {
        ledger: guarded,
        cache,
        cacheRebuilt: rebuilt,
        versions: { ledger: ledgerMigrations.length, sqlite: sqliteVersion(ledger) },
        close: () => {
          cache.close();
          guarded.close();
          held.release();
        },
      },
    };
  } catch (error) {
    if (ledger === null && isDamage(error)) return damage('damaged');
    ledger?.close();
    held.release();
    return no(openingTrouble(folder, error));
  }
}

function isForeign(path: string, key: FileKey | null): boolean {
  const mark = key === null ? null : readMark(path);
  return mark !== null && mark !== 'plain' && mark !== key?.mark;
}

/** Whether an empty ledger here would stand in another's place. */
export function hadLedger(folder: string): boolean {
  return readEpochFile(folder) !== null || listBackups(folder).length > 0;
}

/** A newer program's file is left as it is; opening it says so. */
function isOurs(path: string): boolean {
  const plain = openDatabase(path);
  try {
    return Number(plain.pragma('user_version')) <= ledgerMigrations.length;
  } finally {
    plain.close();
  }
}

function statOf(path: string): { size: number; mtimeMs: number } | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? { size: found.size, mtimeMs: Math.round(found.mtimeMs) } : null;
}

const no = (message: string) => ({ ok: false as const, message });

/** One writer per folder: a lock the system takes back by itself when the program dies, however it dies. */
function lockFolder(folder: string): { ok: true; lock: Database } | { ok: false; message: string } {
  const lock = openDatabase(join(folder, 'lock.db'));
  try {
    lock.pragma('busy_timeout = 0');
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.run('BEGIN EXCLUSIVE');
    return { ok: true, lock };
  } catch (error) {
    lock.close();
    if (codeOf(error) !== 'SQLITE_BUSY') throw error;
    return no(
      `Another Counterpart is already using the data folder ${folder}. Use the window that is open, or start with another folder (--data).`,
    );
  }
}

export function openLedger(
  path: string,
  key: FileKey | null = null,
): { ok: true; ledger: FileDatabase } | { ok: false; message: string; isDamaged?: boolean } {
  // a newer program's file that lies open is still told as what it is
  return openAs(path, key !== null && isPlainFile(path) ? null : key);
}

/** Looks at the file through SQLite only, so it may be open already. */
function openAs(path: string, key: FileKey | null): ReturnType<typeof openLedger> {
  const ledger = openDatabase(path, key);
  try {
    return readyLedger(ledger, path);
  } catch (error) {
    ledger.close();
    throw error;
  }
}

function readyLedger(ledger: FileDatabase, path: string): ReturnType<typeof openLedger> {
  const stop = (message: string) => {
    ledger.close();
    return no(message);
  };
  const version = sqliteVersion(ledger);
  if (!isAtLeast(version, oldestSqlite)) {
    return stop(
      `This build carries SQLite ${version}; the queue needs ${oldestSqlite} or newer. Install Counterpart again.`,
    );
  }
  if (ledger.pragma('quick_check') !== 'ok') return { ...stop(damaged(path)), isDamaged: true };
  makeDurable(ledger);
  const migrated = migrate(ledger, ledgerMigrations);
  if (!migrated.ok) {
    return stop(
      `The queue in ${path} was written by a newer Counterpart (version ${migrated.found}, this one knows ${migrated.known}). Nothing was changed: start the newer program.`,
    );
  }
  const trouble = durabilityTrouble(ledger);
  return trouble ? stop(trouble) : { ok: true, ledger };
}

/**
 * After a failed write. The check's own write takes the failed one's place in the log; then the whole log is
 * written out and synced again, because what the system believes to be on the disk may not be there.
 */
function reopenLedger(folder: string, path: string, key: FileKey | null): ReturnType<typeof openLedger> {
  let ledger: FileDatabase | null = null;
  try {
    const opened = openAs(path, key);
    if (!opened.ok) return opened;
    ledger = opened.ledger;
    const busy = ledger.pragma('wal_checkpoint(TRUNCATE)');
    if (busy === 0) return opened;
    ledger.close();
    return no(`The queue’s file ${path} is in use elsewhere, so it could not be checked.`);
  } catch (error) {
    ledger?.close();
    return no(openingTrouble(folder, error));
  }
}

/** Damage or an unknown version of the cache costs nothing but a few reads: it is made anew. */
function openCache(path: string, key: FileKey | null): { cache: Database; rebuilt: boolean } {
  try {
    removeUnfinished(path);
    if (key !== null && isPlainFile(path) && !sealFile(path, key)) {
      return { cache: freshCache(path, key), rebuilt: true };
    }
    const cache = openDatabase(path, key);
    try {
      cache.pragma('journal_mode = WAL');
      cache.pragma('synchronous = NORMAL');
      if (cache.pragma('quick_check(1)') === 'ok' && migrate(cache, cacheMigrations).ok) {
        return { cache, rebuilt: false };
      }
    } catch (error) {
      if (!damageCodes.has(codeOf(error))) {
        cache.close();
        throw error;
      }
    }
    cache.close();
  } catch (error) {
    if (!damageCodes.has(codeOf(error))) throw error;
  }
  return { cache: freshCache(path, key), rebuilt: true };
}

function freshCache(path: string, key: FileKey | null): Database {
  for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
  const cache = openDatabase(path, key);
  cache.pragma('journal_mode = WAL');
  cache.pragma('synchronous = NORMAL');
  migrate(cache, cacheMigrations);
  return cache;
}

const sqliteVersion = (database: Database) =>
  database.get<{ version: string }>('SELECT sqlite_version() AS version')?.version ?? '0';

/** Compares dotted versions by their numbers. */
export function isAtLeast(version: string, oldest: string): boolean {
  const parts = version.split('.').map(Number);
  const wanted = oldest.split('.').map(Number);
  for (const [index, want] of wanted.entries()) {
    const part = parts[index] ?? 0;
    if (part !== want) return part > want;
  }
  return true;
}
