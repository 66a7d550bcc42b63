/** Harm to a ledger that nobody has open, as a bad disk does it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type Database, openDatabase } from '../../src-main/store/database.ts';
import { keyIn } from './test-key-store.ts';

/** An index is rubbish: the start sees it, and every entry can still be read. */
export function spoilIndex(path: string): void {
  const ledger = openDatabase(path, keyIn(folderOf(path)));
  ledger.pragma('wal_checkpoint(TRUNCATE)');
  const page = Number(ledger.get("SELECT rootpage FROM sqlite_master WHERE name = 'entry_code'")?.rootpage);
  ledger.close();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0xff, (page - 1) * 4096, page * 4096));
}

/** A page of rubbish in the middle of the table of entries, where this text stands. */
export function spoilEntries(path: string, text: string): void {
  const ledger = openDatabase(path, keyIn(folderOf(path)));
  ledger.pragma('wal_checkpoint(TRUNCATE)');
  const page = pageOf(ledger, text);
  ledger.close();
  writeFileSync(path, readFileSync(path).fill(0xff, (page - 1) * 4096, page * 4096));
}

/** Of the ledger itself, or of a backup. */
const folderOf = (path: string) =>
  basename(dirname(path)) === 'backups' ? dirname(dirname(path)) : dirname(path);

/** The last page of the table's own tree on which a row with this bill stands, by asking SQLite page after page. */
function pageOf(ledger: Database, text: string): number {
  const pages = ledger.all(
    "SELECT pageno FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf' ORDER BY path",
  );
  const rows = ledger.all('SELECT bill_number FROM entry ORDER BY ordinal').length;
  const cells = ledger.all(
    "SELECT ncell FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf' ORDER BY path",
  );
  const wanted = ledger
    .all('SELECT bill_number FROM entry ORDER BY ordinal')
    .findLastIndex((row) => String(row.bill_number).startsWith(text));
  if (wanted === -1) throw new Error(`${text} is not among ${rows} entries`);
  let before = 0;
  for (const [index, { ncell }] of cells.entries()) {
    before += Number(ncell);
    if (wanted < before) return Number(pages[index]?.pageno);
  }
  throw new Error('no page holds it');
}
