/** Bills in the outbox, found by their number. Nothing here changes a row. */
import type { BillEntry } from '../domain/stored-entry.ts';
import type { Database } from './database.ts';
import { readEntryRow } from './entry-row.ts';

const read = (rows: ReturnType<Database['all']>): BillEntry[] =>
  rows.map(readEntryRow).filter((entry) => entry.kind === 'add-bill');

/** Those of a number that count or may still count, oldest first; returns among them. */
export function listBillsOfNumber(ledger: Database, number: string): BillEntry[] {
  return read(
    ledger.all(
      `SELECT * FROM entry WHERE bill_number = @number AND kind = 'add-bill'
         AND state NOT IN ('rejected','withdrawn') ORDER BY ordinal`,
      { number },
    ),
  );
}

/** Those that have not reached Capillary, oldest first. */
export function listUnsentBills(ledger: Database): { count: number; oldest: BillEntry | null } {
  const where = `state IN ('queued','sending','in-doubt') AND kind = 'add-bill'`;
  const count = Number(ledger.get(`SELECT COUNT(*) AS many FROM entry WHERE ${where}`)?.many);
  if (count === 0) return { count, oldest: null };
  const [oldest] = read(ledger.all(`SELECT * FROM entry WHERE ${where} ORDER BY +ordinal LIMIT 1`));
  return { count, oldest: oldest ?? null };
}

/** Those of a member that have not reached Capillary, newest first. */
export function listWaitingOfMember(ledger: Database, customerId: string): BillEntry[] {
  return read(
    ledger.all(
      `SELECT * FROM entry WHERE state IN ('queued','sending','in-doubt') AND kind = 'add-bill'
         AND customer_id = +@customerId ORDER BY +ordinal DESC`,
      { customerId },
    ),
  );
}
