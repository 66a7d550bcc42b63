/** A ledger that is kept nowhere, for what needs one while there is no other. */
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { ledgerMigrations } from './migrations/ledger.ts';

export function openMemoryLedger(): Database {
  const ledger = openDatabase(':memory:');
  migrate(ledger, ledgerMigrations);
  return ledger;
}
