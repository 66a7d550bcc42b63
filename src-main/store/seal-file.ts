/**
 * Turns a file from before files were sealed into a sealed one: a sealed copy is made beside it, read back whole and
 * counted, and takes its place by one rename. Whenever the power goes, one whole file is there; never two, never none.
 */
import { chmodSync, copyFileSync, rmSync } from 'node:fs';
import { countTables, haveSameRows } from './count-rows.ts';
import { openDatabase, sealPages } from './database.ts';
import type { FileKey } from './file-key.ts';
import { renameSynced, syncFile } from './synced-file.ts';

/** The disk did not keep what was written; the file itself is as it was. */
class BadCopy extends Error {
  readonly code = 'SQLITE_IOERR';
}

/** What a crash leaves beside it; swept up by the next try. */
const partOf = (path: string) => `${path}.sealing`;

/**
 * The file must be plain and open nowhere.
 * @returns false = it is damaged, and was left as it is. Throws what the disk says; then it is as it was.
 */
export function sealFile(path: string, key: FileKey): boolean {
  removeUnfinished(path);
  const counts = closeUp(path);
  if (counts === null) return false;
  const part = partOf(path);
  try {
    copyFileSync(path, part);
    chmodSync(part, 0o600);
    sealPages(part, key);
    const copy = openDatabase(part, key);
    try {
      if (copy.pragma('integrity_check') !== 'ok' || !haveSameRows(countTables(copy), counts)) {
        throw new BadCopy('the sealed copy does not hold what the file holds');
      }
    } finally {
      copy.close();
    }
    syncFile(part);
    renameSynced(part, path);
  } finally {
    removeUnfinished(path);
  }
  return true;
}

export function removeUnfinished(path: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(partOf(path) + ending, { force: true });
}

/** Everything into the one file, so that nothing of it is left in a log; how many rows there are. null = damaged. */
function closeUp(path: string) {
  const plain = openDatabase(path);
  try {
    if (plain.pragma('quick_check') !== 'ok') return null;
    plain.pragma('journal_mode = DELETE');
    return countTables(plain);
  } finally {
    plain.close();
  }
}
