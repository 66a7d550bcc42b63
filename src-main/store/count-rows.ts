/** How many rows a ledger holds, for comparing a copy with what it was made of. Works on any version's ledger. */
import type { Database } from './database.ts';

/** Rows by table, and entries by state. */
export type LedgerCounts = Record<string, number>;

export function listTables(ledger: Database): string[] {
  return ledger
    .all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .map(({ name }) => String(name));
}

/** Of any file. */
export function countTables(database: Database): LedgerCounts {
  const counts: LedgerCounts = {};
  for (const table of listTables(database)) {
    counts[table] = Number(database.get(`SELECT COUNT(*) AS many FROM "${table}"`)?.many);
  }
  return counts;
}

export function countRows(ledger: Database): LedgerCounts {
  const counts = countTables(ledger);
  for (const row of ledger.all('SELECT state, COUNT(*) AS many FROM entry GROUP BY state ORDER BY state')) {
    counts[`entry ${String(row.state)}`] = Number(row.many);
  }
  return counts;
}

export function haveSameRows(one: LedgerCounts, other: LedgerCounts): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
