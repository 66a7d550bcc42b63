/**
 * One SQLite file with its statements prepared once. The only place, with the other files of this folder, that
 * knows better-sqlite3.
 */
import type { KeyObject } from 'node:crypto';
import Sqlite from 'better-sqlite3';

export type Row = Record<string, unknown>;

export interface Database {
  /** What the record of what was done is chained with; absent = lines are written without, and count as unsealed. */
  auditKey?: KeyObject;
  /** Runs a statement that answers nothing; how many rows it changed. */
  run: (sql: string, values?: Values) => number;
  /** Inserts one row; the number SQLite gave it. */
  insert: (sql: string, values: Values) => number;
  get: <Shape extends Row>(sql: string, values?: Values) => Shape | undefined;
  all: <Shape extends Row>(sql: string, values?: Values) => Shape[];
  /** Everything inside happens, or nothing does. Throws what the work throws. */
  transaction: <Value>(work: () => Value) => Value;
  pragma: (text: string) => unknown;
  close: () => void;
}

/** A database in a file of its own, which can be copied while it is written. */
export interface FileDatabase extends Database {
  /**
   * Copies all of it into a new file, a few pages at a time; what is written meanwhile through this connection is in
   * the copy. The promise ends in the very turn in which the last page was copied. Rejects with SQLite's error.
   */
  copyTo: (path: string) => Promise<void>;
}

/** Pages copied in one turn: about a millisecond's work. */
const pagesATurn = 50;

type Value = string | number | bigint | null;
export type Values = Record<string, Value>;

/** Opens the file, making it when missing. Throws SQLite's error when that cannot be. */
export function openDatabase(path: string): FileDatabase {
  return wrap(new Sqlite(path, { timeout: 2000 }));
}

/** Opens a file that is there, and changes nothing in it. Throws SQLite's error when that cannot be. */
export function openToRead(path: string): Database {
  return wrap(new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 2000 }));
}

/**
 * Where a statement sorts, SQLite looks into a bound value to choose its way, and so compiles the statement anew at
 * every run, which costs ten times the run itself. `+@name` hides the value: the hot statements say that.
 */
function wrap(sqlite: Sqlite.Database): FileDatabase {
  const transaction = sqlite.transaction((work: () => unknown) => work()).immediate;
  const prepared = new Map<string, Sqlite.Statement<unknown[], unknown>>();
  const statement = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = sqlite.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  return {
    run: (sql, values = {}) => statement(sql).run(values).changes,
    insert: (sql, values) => Number(statement(sql).run(values).lastInsertRowid),
    get: <Shape extends Row>(sql: string, values: Values = {}) =>
      statement(sql).get(values) as Shape | undefined,
    all: <Shape extends Row>(sql: string, values: Values = {}) => statement(sql).all(values) as Shape[],
    transaction: <Value>(work: () => Value) => transaction(work) as Value,
    pragma: (text) => sqlite.pragma(text, { simple: true }),
    copyTo: (path) => sqlite.backup(path, { progress: () => pagesATurn }).then(() => {}),
    close: () => sqlite.close(),
  };
}
