/** How many rows a ledger holds, for comparing a copy with what it was made of. Works on any version's ledger. */
import { type EntryState, entryState } from '../contract/entries.ts';
import type { Database } from './database.ts';

export interface LedgerCounts {
  entries: Record<EntryState, number>;
  history: number;
  audit: number;
  staff: number;
}

export function countRows(ledger: Database): LedgerCounts {
  const entries = Object.fromEntries(
    entryState.options.map((state) => [state, 0]),
  ) as LedgerCounts['entries'];
  for (const row of ledger.all('SELECT state, COUNT(*) AS many FROM entry GROUP BY state')) {
    entries[entryState.parse(row.state)] = Number(row.many);
  }
  const many = (table: 'history' | 'audit' | 'staff') =>
    Number(ledger.get(`SELECT COUNT(*) AS many FROM ${table}`)?.many);
  return { entries, history: many('history'), audit: many('audit'), staff: many('staff') };
}

export function haveSameRows(one: LedgerCounts, other: LedgerCounts): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
