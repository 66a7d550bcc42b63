/**
 * Copies the ledger's file while the program goes on writing. What is written meanwhile goes to the log and stays there
 * until the copy is whole, so the copy is the ledger as it was in the turn in which it began.
 */
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import type { FileDatabase } from './database.ts';

/** Bytes copied in one turn: less than a millisecond's work. */
const bytesATurn = 64 * 4096;
/** SQLite's own default. */
const usualCheckpointPages = 1000;

export interface LiveCopies {
  /**
   * Begins in this very turn; resolves when the copy is there, not synced. Rejects with what the disk says, or when
   * another program keeps the log from being taken over just now.
   * @param isStill false = the file was opened anew meanwhile, and the copy is worth nothing
   * @param pause lets other work go on
   */
  copy: (
    ledger: FileDatabase,
    to: string,
    isStill: () => boolean,
    pause: () => Promise<void>,
  ) => Promise<void>;
  /** Only after the ledger was closed. */
  close: () => void;
}

const cannotCopy = (code: 'SQLITE_BUSY' | 'SQLITE_IOERR') => Object.assign(new Error(code), { code });

/**
 * The file stays open from the first copy to the end: on most systems, closing any handle of a file lets go of every
 * lock this process has on it, SQLite's included.
 */
export function createLiveCopies(path: string): LiveCopies {
  let held: number | null = null;

  async function copy(ledger: FileDatabase, to: string, isStill: () => boolean, pause: () => Promise<void>) {
    ledger.pragma('wal_autocheckpoint = 0');
    let target: number | null = null;
    try {
      const log = ledger.get<{ log: number; checkpointed: number }>('PRAGMA wal_checkpoint(PASSIVE)');
      if (!log || log.log !== log.checkpointed) throw cannotCopy('SQLITE_BUSY');
      held ??= openSync(path, 'r');
      const size = fstatSync(held).size;
      target = openSync(to, 'w', 0o600);
      const piece = Buffer.alloc(bytesATurn);
      for (let at = 0; at < size; ) {
        if (!isStill()) throw cannotCopy('SQLITE_IOERR');
        const read = readSync(held, piece, 0, Math.min(bytesATurn, size - at), at);
        if (read === 0) throw cannotCopy('SQLITE_IOERR');
        for (let done = 0; done < read; ) done += writeSync(target, piece, done, read - done);
        at += read;
        await pause();
      }
      if (!isStill()) throw cannotCopy('SQLITE_IOERR');
    } finally {
      if (target !== null) closeSync(target);
      if (isStill()) ledger.pragma(`wal_autocheckpoint = ${usualCheckpointPages}`);
    }
  }

  return {
    copy,
    close: () => {
      if (held !== null) closeSync(held);
      held = null;
    },
  };
}
