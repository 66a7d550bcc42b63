/**
 * One SQLite file with its statements prepared once. The only place, with the other files of this folder, that
 * knows better-sqlite3.
 */
import Sqlite from 'better-sqlite3';

export type Row = Record<string, unknown>;

export interface Database {
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

type Value = string | number | bigint | null;
export type Values = Record<string, Value>;

/** Opens the file, making it when missing. Throws SQLite's error when that cannot be. */
export function openDatabase(path: string): Database {
  const sqlite = new Sqlite(path, { timeout: 2000 });
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
    transaction: (work) => sqlite.transaction(work).immediate(),
    pragma: (text) => sqlite.pragma(text, { simple: true }),
    close: () => sqlite.close(),
  };
}
