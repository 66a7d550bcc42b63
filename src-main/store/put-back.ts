/**
 * Sets a damaged ledger aside and puts something good in its place. Nothing is deleted. In whatever step the power
 * goes, the next start finds a whole ledger or none, and none means that a person is asked again.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BackupName, nameMoment } from '../domain/backup-name.ts';
import { backupsIn } from './backup.ts';
import type { Database } from './database.ts';
import { type FileKey, isPlainFile } from './file-key.ts';
import { openLedger } from './open.ts';
import { sealFile } from './seal-file.ts';
import { renameSynced, syncFile, syncFolder } from './synced-file.ts';

/** Where the files lie after this. Throws what the disk says. */
export function setAside(folder: string, at: number): string {
  const all = join(folder, 'damaged');
  const into = join(all, nameMoment(at));
  mkdirSync(into, { recursive: true, mode: 0o700 });
  syncFolder(all);
  syncFolder(folder);
  // the ledger goes first: left behind without its log it could pass for whole, and would lack what the log holds
  for (const name of ['ledger.db', 'ledger.db-wal', 'ledger.db-shm']) {
    if (!existsSync(join(folder, name))) continue;
    renameSynced(join(folder, name), join(into, name));
    syncFolder(folder);
  }
  return into;
}

/**
 * After `setAside`. The backup stays where it is. Throws what the disk says.
 * @param note writes into the copy before it gets its place
 */
export function putBackBackup(
  folder: string,
  backup: BackupName,
  note?: (ledger: Database) => void,
  key: FileKey | null = null,
): void {
  const part = clearPart(folder);
  copyFileSync(join(backupsIn(folder), backup.name), part);
  chmodSync(part, 0o600);
  if (key !== null && isPlainFile(part)) sealFile(part, key);
  if (note) {
    const opened = openLedger(part, key);
    if (!opened.ok) throw new Error(opened.message);
    note(opened.ledger);
    opened.ledger.pragma('journal_mode = DELETE');
    opened.ledger.close();
  }
  syncFile(part);
  renameSynced(part, join(folder, 'ledger.db'));
}

/** After `setAside`: an empty ledger, made beside its place and put there whole. Throws what the disk says. */
export function putNewLedger(folder: string, key: FileKey | null = null): void {
  const part = clearPart(folder);
  const opened = openLedger(part, key);
  if (!opened.ok) throw new Error(opened.message);
  opened.ledger.pragma('journal_mode = DELETE');
  opened.ledger.close();
  syncFile(part);
  renameSynced(part, join(folder, 'ledger.db'));
}

function clearPart(folder: string): string {
  const part = join(folder, 'ledger.db.part');
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(part + ending, { force: true });
  return part;
}
