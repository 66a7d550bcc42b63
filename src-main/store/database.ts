/**
 * One SQLite file with its statements prepared once, sealed page by page where it has a key. The only place, with the
 * other files of this folder, that knows better-sqlite3.
 */
import type { KeyObject } from 'node:crypto';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { type FileKey, isPlainFile } from './file-key.ts';

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

/** A database in a file of its own. */
export interface FileDatabase extends Database {
  /** What its pages are sealed with; null = they lie open. */
  fileKey: FileKey | null;
}

type Value = string | number | bigint | null;
export type Values = Record<string, Value>;

/**
 * Opens the file, making it when missing. Throws SQLite's error when that cannot be; a wrong key is told at the first
 * statement, as a file that is no database.
 */
export function openDatabase(path: string, key: FileKey | null = null): FileDatabase {
  return wrap(withKey(new Sqlite(path, { timeout: 2000 }), key), key);
}

/**
 * Opens a file that is there, and changes nothing in it. One from before files were sealed is read as it is. Throws
 * SQLite's error when that cannot be.
 */
export function openToRead(path: string, key: FileKey | null = null): FileDatabase {
  const used = key !== null && isPlainFile(path) ? null : key;
  return wrap(withKey(new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 2000 }), used), used);
}

/** Every page carries its own check, so a changed byte is found when the page is read. */
function withKey(sqlite: Sqlite.Database, key: FileKey | null): Sqlite.Database {
  if (key === null) return sqlite;
  sqlite.pragma("cipher = 'chacha20'");
  sqlite.pragma(`key = 'raw:${key.raw}'`);
  return sqlite;
}

/** Seals every page of a file that lies open and that nobody else has open. Not safe from a crash: for a copy. */
export function sealPages(path: string, key: FileKey): void {
  const sqlite = new Sqlite(path, { timeout: 2000 });
  try {
    sqlite.pragma('journal_mode = DELETE');
    sqlite.pragma("cipher = 'chacha20'");
    sqlite.pragma(`rekey = 'raw:${key.raw}'`);
  } finally {
    sqlite.close();
  }
}

interface Prepared {
  made: Sqlite.Statement<unknown[], unknown>;
  /** Of the values, in the order in which the statement asks for them. */
  names: readonly string[];
}

/**
 * Values are bound by their place: to look each name up in every run costs half as much as a small statement. What
 * stands in quotes is no name.
 */
function prepare(sqlite: Sqlite.Database, sql: string): Prepared {
  const names: string[] = [];
  const inPlaces = sql.replace(/'[^']*'|@(\w+)/g, (found, name: string | undefined) => {
    if (name === undefined) return found;
    names.push(name);
    return '?';
  });
  return { made: sqlite.prepare(inPlaces), names };
}

/** Throws when one is missing: SQLite would take that for null. */
function inOrder(names: readonly string[], values: Values): Value[] {
  return names.map((name) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`the statement has no value for @${name}`);
    return value;
  });
}

/**
 * Where a statement sorts, SQLite looks into a bound value to choose its way, and so compiles the statement anew at
 * every run, which costs ten times the run itself. `+@name` hides the value: the hot statements say that.
 */
function wrap(sqlite: Sqlite.Database, fileKey: FileKey | null): FileDatabase {
  const transaction = sqlite.transaction((work: () => unknown) => work()).immediate;
  const prepared = new Map<string, Prepared>();
  const statement = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = prepare(sqlite, sql);
    prepared.set(sql, made);
    return made;
  };
  return {
    fileKey,
    run: (sql, values = {}) => {
      const { made, names } = statement(sql);
      return made.run(...inOrder(names, values)).changes;
    },
    insert: (sql, values) => {
      const { made, names } = statement(sql);
      return Number(made.run(...inOrder(names, values)).lastInsertRowid);
    },
    get: <Shape extends Row>(sql: string, values: Values = {}) => {
      const { made, names } = statement(sql);
      return made.get(...inOrder(names, values)) as Shape | undefined;
    },
    all: <Shape extends Row>(sql: string, values: Values = {}) => {
      const { made, names } = statement(sql);
      return made.all(...inOrder(names, values)) as Shape[];
    },
    transaction: <Value>(work: () => Value) => transaction(work) as Value,
    pragma: (text) => sqlite.pragma(text, { simple: true }),
    close: () => sqlite.close(),
  };
}
