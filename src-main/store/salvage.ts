/**
 * Reads what a damaged ledger can still show of the entries that had not reached their end, from both ends towards the
 * damage. Opens it for reading only and changes nothing.
 */
import type { Database, Row } from './database.ts';
import { openToRead } from './database.ts';
import type { FileKey } from './file-key.ts';

export interface SalvagedEntry {
  id: string;
  at: number;
  state: string;
  member: { id: string; name: string };
  code: string;
  bill: string;
  /** null = none, or not readable. */
  money: { amountMinor: number; currency: string } | null;
  tillDecision: string;
  by: string;
}

export interface Salvage {
  /** all = every row could be read; some = rows are missing; nothing = the file shows none. */
  readable: 'all' | 'some' | 'nothing';
  unsent: SalvagedEntry[];
}

const live = new Set(['queued', 'sending', 'in-doubt']);

export function salvage(path: string, key: FileKey | null = null): Salvage {
  let ledger: Database;
  try {
    ledger = openToRead(path, key);
  } catch {
    return { readable: 'nothing', unsent: [] };
  }
  try {
    const found = new Map<string, SalvagedEntry>();
    const up = readTowards(ledger, 'up', found);
    if (up.isWhole) return { readable: 'all', unsent: inOrder(found) };
    const down = readTowards(ledger, 'down', found);
    return { readable: up.rows + down.rows === 0 ? 'nothing' : 'some', unsent: inOrder(found) };
  } finally {
    ledger.close();
  }
}

function readTowards(
  ledger: Database,
  way: 'up' | 'down',
  found: Map<string, SalvagedEntry>,
): { rows: number; isWhole: boolean } {
  const sql =
    way === 'up'
      ? 'SELECT * FROM entry NOT INDEXED WHERE ordinal > @last ORDER BY ordinal LIMIT 1'
      : 'SELECT * FROM entry NOT INDEXED WHERE ordinal < @last ORDER BY ordinal DESC LIMIT 1';
  let last = way === 'up' ? -1 : Number.MAX_SAFE_INTEGER;
  let rows = 0;
  try {
    for (;;) {
      const row = ledger.get(sql, { last });
      if (!row) return { rows, isWhole: true };
      last = Number(row.ordinal);
      rows += 1;
      if (live.has(String(row.state))) found.set(String(row.id), read(row));
    }
  } catch {
    return { rows, isWhole: false };
  }
}

const read = (row: Row): SalvagedEntry => ({
  id: String(row.id),
  at: readMoment(row.created_at),
  state: String(row.state),
  member: { id: String(row.customer_id), name: String(row.customer_name) },
  code: String(row.code),
  bill: String(row.bill_number),
  money: readMoney(row.money_off, row.currency),
  tillDecision: String(row.till_decision),
  by: String(row.till_by),
});

/** A damaged row may say anything. */
function readMoment(value: unknown): number {
  return typeof value === 'number' && value > 0 && value < 8.64e15 ? value : 0;
}

function readMoney(amount: unknown, currency: unknown): SalvagedEntry['money'] {
  if (!Number.isSafeInteger(amount) || !/^[A-Z]{3}$/.test(String(currency))) return null;
  return { amountMinor: Number(amount), currency: String(currency) };
}

const inOrder = (found: Map<string, SalvagedEntry>) =>
  [...found.values()].sort((one, other) => one.at - other.at);
