/**
 * A ledger that stops at the first write the disk failed under. After a failed sync nobody knows what reached the
 * disk, so nothing more is written until the file was opened anew and checked. Reading goes on meanwhile.
 */
import type { LiveCopies } from './copy-live.ts';
import type { FileDatabase } from './database.ts';
import { codeOf } from './disk-trouble.ts';

export type Opened = { ok: true; ledger: FileDatabase } | { ok: false; message: string };

export interface GuardedLedger extends FileDatabase {
  /** Copies all of it as it is in this very turn into a new file; see copy-live.ts. */
  copyTo: (path: string, pause: () => Promise<void>) => Promise<void>;
  /** True from a failed write until the file was opened again. */
  hasFailed: () => boolean;
  /** Called once for each failure, in the middle of it. */
  whenFailed: (listener: () => void) => void;
  /** Opens and checks the file anew; null = it may be written again, else a sentence why not. */
  reopen: () => string | null;
}

/** Thrown in place of a write while the ledger has failed; counts as the disk's refusal. */
class LedgerFailed extends Error {
  readonly code = 'SQLITE_IOERR';
  override readonly name = 'LedgerFailed';
}

/** @param open opens and checks the file anew; what it says or throws keeps the ledger shut. */
export function guardLedger(first: FileDatabase, open: () => Opened, copies: LiveCopies): GuardedLedger {
  let inner = first;
  let failed = false;
  let listener = () => {};

  function writing<Value>(work: () => Value): Value {
    if (failed) throw new LedgerFailed('the disk failed under an earlier write');
    try {
      return work();
    } catch (error) {
      // a full disk is no failure: SQLite has taken the whole transaction back
      if (!failed && codeOf(error).startsWith('SQLITE_IOERR')) {
        failed = true;
        listener();
      }
      throw error;
    }
  }

  return {
    run: (sql, values) => writing(() => inner.run(sql, values)),
    insert: (sql, values) => writing(() => inner.insert(sql, values)),
    transaction: (work) => writing(() => inner.transaction(work)),
    get: (sql, values) => inner.get(sql, values),
    all: (sql, values) => inner.all(sql, values),
    pragma: (text) => inner.pragma(text),
    fileKey: first.fileKey,
    copyTo: (path, pause) => {
      const source = inner;
      return copies.copy(source, path, () => source === inner, pause);
    },
    close: () => {
      inner.close();
      copies.close();
    },
    hasFailed: () => failed,
    whenFailed: (told) => {
      listener = told;
    },
    reopen: () => {
      // the old one is closed last: were it closed first, SQLite would read the failed write back from the log
      const opened = open();
      if (!opened.ok) return opened.message;
      inner.close();
      inner = opened.ledger;
      failed = false;
      return null;
    },
  };
}
