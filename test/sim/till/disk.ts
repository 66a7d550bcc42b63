/**
 * A till's two files, in memory, with the real tables. They outlive the programs that write them: a dead program's
 * writes are refused, and it may die before or after any commit. Emptied and used again by the next run, since
 * making tables costs more than a run's worth of redemptions.
 */
import { auditKeyOf } from '../../../src-main/store/audit-chain.ts';
import { type Database, openDatabase, type Row, type Values } from '../../../src-main/store/database.ts';
import { migrate } from '../../../src-main/store/migrate.ts';
import { cacheMigrations } from '../../../src-main/store/migrations/cache.ts';
import { ledgerMigrations } from '../../../src-main/store/migrations/ledger.ts';
import { type Boot, Gone, type Machine } from './machine.ts';

/** Parents before children, so that rows can be put back in this order and taken out in the other. */
const ledgerTables = ['fact', 'entry', 'history', 'audit', 'bill_mark', 'bill_day', 'name_sharer'];
/** Members stay: they are the same people every day, remembered from the same moment. */
const cacheTables = ['series', 'coupon'];

/** The record is chained as on a real till. */
const auditKey = auditKeyOf(new Uint8Array(32).fill(3));

export type LedgerCopy = { table: string; rows: Row[] }[];

export interface Disk {
  ledger: Database;
  cache: Database;
  /** Something but a fact was written since this was last asked: facts are not what anybody watches. */
  takeTouched: () => boolean;
  /** The ledger as a program sees it: every commit is a point at which it may die. */
  ledgerOf: (boot: Boot, machine: Machine) => Database;
  copy: () => LedgerCopy;
  putBack: (copy: LedgerCopy) => void;
  /** After how many commits they are safe from a power cut; 1 = every one is, as the real settings have it. */
  syncEvery: (commits: number) => void;
  losePower: () => void;
  empty: () => void;
  close: () => void;
}

export function createDisk(): Disk {
  const ledger = openDatabase(':memory:');
  const cache = openDatabase(':memory:');
  migrate(ledger, ledgerMigrations);
  migrate(cache, cacheMigrations);
  // a day is emptied and put back here, which no till ever does
  for (const name of ['audit_not_changed', 'audit_not_deleted']) ledger.run(`DROP TRIGGER ${name}`);
  let isTouched = false;
  let commitsPerSync = 1;
  let commits = 0;
  let synced: LedgerCopy | null = null;

  function clear(database: Database, tables: string[]) {
    for (const table of tables) database.run(`DELETE FROM ${table}`);
  }

  const copy = () =>
    ledgerTables.map((table) => ({ table, rows: ledger.all(`SELECT * FROM ${table} ORDER BY 1, 2`) }));

  function putBack(older: LedgerCopy) {
    clear(ledger, ledgerTables.toReversed());
    for (const { table, rows } of older) {
      for (const row of rows) {
        const names = Object.keys(row);
        const values = names.map((name) => `@${name}`);
        ledger.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`, row as Values);
      }
    }
    isTouched = true;
  }

  return {
    ledger,
    cache,
    takeTouched: () => {
      const was = isTouched;
      isTouched = false;
      return was;
    },
    ledgerOf: (boot, machine) => {
      let isInside = false;
      let isWritten = false;
      function living(): Database {
        if (!boot.isAlive) throw new Gone();
        return ledger;
      }
      function written(sql: string): Database {
        isWritten ||= !sql.startsWith('INSERT INTO fact ');
        return living();
      }
      function commit<Value>(work: () => Value): Value {
        if (!boot.isAlive) throw new Gone();
        if (isInside) return work();
        isInside = true;
        isWritten = false;
        try {
          const value = ledger.transaction(() => {
            const done = work();
            if (machine.diesHere(boot, 'before a commit')) throw new Gone();
            return done;
          });
          isTouched ||= isWritten;
          commits += 1;
          if (commitsPerSync > 1 && commits % commitsPerSync === 0) synced = copy();
          if (machine.diesHere(boot, 'after a commit')) throw new Gone();
          return value;
        } finally {
          isInside = false;
        }
      }
      return {
        auditKey,
        run: (sql, values) => commit(() => written(sql).run(sql, values)),
        insert: (sql, values) => commit(() => written(sql).insert(sql, values)),
        get: <Shape extends Row>(sql: string, values?: Values) => living().get<Shape>(sql, values),
        all: <Shape extends Row>(sql: string, values?: Values) => living().all<Shape>(sql, values),
        transaction: commit,
        pragma: (text) => living().pragma(text),
        close: () => {},
      };
    },
    copy,
    putBack,
    syncEvery: (each) => {
      commitsPerSync = each;
      commits = 0;
      synced = each > 1 ? copy() : null;
    },
    losePower: () => {
      if (synced) putBack(synced);
    },
    empty: () => {
      ledger.transaction(() => clear(ledger, ledgerTables.toReversed()));
      cache.transaction(() => clear(cache, cacheTables));
      isTouched = false;
    },
    close: () => {
      ledger.close();
      cache.close();
    },
  };
}
