/**
 * Backups of the ledger: a whole copy in one file, made while work goes on, opened, checked and counted before it gets
 * its name. What has a good name is good; half a copy never has one. Never touches the ledger but for its mark.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BackupName, nameBackup, newestFirst, readBackupName } from '../domain/backup-name.ts';
import { countRows, haveSameRows, type LedgerCounts, listTables } from './count-rows.ts';
import { openDatabase } from './database.ts';
import { codeOf, sayTrouble } from './disk-trouble.ts';
import { advanceEpochMark, readEpochMark } from './epoch.ts';
import { type FileKey, isPlainFile } from './file-key.ts';
import type { GuardedLedger } from './guard-ledger.ts';
import { sealFile } from './seal-file.ts';
import { renameSynced, syncFile, syncFolder } from './synced-file.ts';

/** `why`: half a sentence for people. */
export type BackedUp = { ok: true; backup: BackupName; bytes: number } | { ok: false; why: string };

export const backupsIn = (folder: string) => join(folder, 'backups');

/**
 * @param source the data folder, its open ledger, and the time by the till's clock
 * @param pause lets other work go on; between any two steps that take longer than a moment
 */
export async function writeBackup(
  source: { ledger: GuardedLedger; folder: string; at: number },
  pause: () => Promise<void>,
): Promise<BackedUp> {
  const { ledger, folder } = source;
  const into = backupsIn(folder);
  let part = '';
  try {
    mkdirSync(into, { recursive: true, mode: 0o700 });
    syncFolder(folder);
    removeParts(into);
    part = join(into, 'ledger.db.part');
    // the copy begins in the turn in which this is counted: it holds the same rows, or it is wrong
    const counts = countRows(ledger);
    const mark = readEpochMark(ledger);
    if (mark === null) throw new Error('the ledger has no mark yet');
    await ledger.copyTo(part, pause);
    const trouble = await checkCopy(part, counts, pause, ledger.fileKey);
    if (trouble !== null) {
      rmSync(part, { force: true });
      return { ok: false, why: trouble };
    }
    syncFile(part);
    // from here on this copy is older than the ledger, and is known to be if somebody puts it back
    advanceEpochMark(ledger, folder);
    const name = nameBackup(source.at, mark);
    renameSynced(part, join(into, name));
    return { ok: true, backup: { name, at: source.at, mark }, bytes: statSync(join(into, name)).size };
  } catch (error) {
    if (part !== '') rmSync(part, { force: true });
    return { ok: false, why: sayTrouble(error) };
  }
}

/** What a crash left of a copy it interrupted. */
function removeParts(into: string): void {
  for (const name of readdirSync(into)) {
    if (name.startsWith('ledger.db.part')) rmSync(join(into, name), { force: true });
  }
}

/** Makes it a file that stands alone, reads all of it, and counts. Half a sentence when it is not whole. */
export async function checkCopy(
  path: string,
  counts: LedgerCounts,
  pause: () => Promise<void>,
  key: FileKey | null = null,
): Promise<string | null> {
  const copy = openDatabase(path, key);
  try {
    copy.pragma('journal_mode = DELETE');
    for (const table of listTables(copy)) {
      if (copy.pragma(`integrity_check("${table}")`) !== 'ok') return 'the copy is not whole';
      await pause();
    }
    return haveSameRows(countRows(copy), counts) ? null : 'the copy does not hold all rows';
  } catch (error) {
    return sayTrouble(error);
  } finally {
    copy.close();
  }
}

/** The newest first; files that are not backups are left out. No backups yet is an empty list. */
export function listBackups(folder: string): BackupName[] {
  try {
    const names = readdirSync(backupsIn(folder));
    return newestFirst(names.map(readBackupName).filter((read) => read !== null));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  }
}

/**
 * One backup of an older program, which lies open, is sealed where it is. false = there is none left. Throws what the
 * disk says; the backup is as it was then.
 */
export function sealOlderBackup(folder: string, key: FileKey): boolean {
  const paths = listBackups(folder).map(({ name }) => join(backupsIn(folder), name));
  // a damaged one is left as it is: nothing is thrown away
  return paths.some((path) => isPlainFile(path) && sealFile(path, key));
}

/** Epochs that were, as far as their backups are still there. */
export function listBackedUpEpochs(folder: string): number[] {
  return listBackups(folder).map(({ mark }) => mark.epoch);
}

export function removeBackups(folder: string, backups: readonly BackupName[]): void {
  for (const { name } of backups) rmSync(join(backupsIn(folder), name), { force: true });
}

export function sizeOfBackup(folder: string, { name }: BackupName): number {
  return statSync(join(backupsIn(folder), name)).size;
}
