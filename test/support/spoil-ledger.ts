/** Harm to a ledger that nobody has open, as a bad disk does it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { openDatabase } from '../../src-main/store/database.ts';

/** An index is rubbish: the start sees it, and every entry can still be read. */
export function spoilIndex(path: string): void {
  const ledger = openDatabase(path);
  ledger.pragma('wal_checkpoint(TRUNCATE)');
  const page = Number(ledger.get("SELECT rootpage FROM sqlite_master WHERE name = 'entry_code'")?.rootpage);
  ledger.close();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0xff, (page - 1) * 4096, page * 4096));
}

/** A page of rubbish in the middle of the table of entries, where this text stands. */
export function spoilEntries(path: string, text: string): void {
  const ledger = openDatabase(path);
  ledger.pragma('wal_checkpoint(TRUNCATE)');
  ledger.close();
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.lastIndexOf(text) / 4096) * 4096;
  writeFileSync(path, bytes.fill(0xff, at, at + 4096));
}
