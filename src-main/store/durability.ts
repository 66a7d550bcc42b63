/** Makes sure that what the ledger says is committed survives a power cut, and refuses to go on where it would not. */
import type { Database } from './database.ts';

/**
 * Every commit must be on the disk before anybody is told. better-sqlite3 lowers `synchronous` to NORMAL at the
 * first write in WAL mode unless it was set, so it is set after WAL and read back after a transaction.
 */
export function makeDurable(ledger: Database): void {
  ledger.pragma('journal_mode = WAL');
  ledger.pragma('synchronous = FULL');
  ledger.pragma('fullfsync = ON');
  ledger.pragma('foreign_keys = ON');
  ledger.pragma('trusted_schema = OFF');
  ledger.pragma('cell_size_check = ON');
  ledger.pragma('mmap_size = 0');
}

/** A sentence when the ledger would not survive a power cut; null when all is well. Writes one row to be sure. */
export function durabilityTrouble(ledger: Database): string | null {
  ledger.transaction(() =>
    ledger.run(`INSERT INTO fact (name, value) VALUES ('opened', '1')
      ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`),
  );
  const journal = ledger.pragma('journal_mode');
  const sync = ledger.pragma('synchronous');
  if (journal === 'wal' && sync === 2) return null;
  return `The queue’s file would not survive a power cut here (journal ${String(journal)}, synchronous ${String(sync)}), so nothing is accepted. Move the data folder to a local disk.`;
}
