/**
 * One program per till on a machine, whatever data folder it has: two would count the same bill numbers and send side
 * by side. A lock the system takes back by itself when the program dies, however it dies.
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from './database.ts';
import { codeOf } from './disk-trouble.ts';

export interface TillLock {
  /** Holds the till of this name instead of the one held before; false = another program has it. null = none. */
  hold: (name: string | null) => boolean;
  release: () => void;
}

/** @param folder one for the whole machine's user, beside every data folder; null = tills are not locked. */
export function createTillLock(folder: string | null): TillLock {
  let held: { name: string; lock: Database } | null = null;

  function release() {
    held?.lock.close();
    held = null;
  }

  return {
    hold: (name) => {
      if (folder === null || name === held?.name) return true;
      if (name === null) {
        release();
        return true;
      }
      const lock = openLock(folder, name);
      if (lock === 'busy') return false;
      release();
      // a folder that cannot be written is no reason to keep a till closed
      held = lock === null ? null : { name, lock };
      return true;
    },
    release,
  };
}

function openLock(folder: string, name: string): Database | 'busy' | null {
  const file = `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.lock.db`;
  let lock: Database | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    lock = openDatabase(join(folder, file));
    lock.pragma('busy_timeout = 0');
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.run('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    return codeOf(error) === 'SQLITE_BUSY' ? 'busy' : null;
  }
}
