/**
 * A backup that was put back over a ledger whose run had crashed lies beside that run's write-ahead log. SQLite would
 * lay the log over the backup: a mixture of both, or damage. Such a log is set aside and kept.
 */
import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs';
import { renameSynced } from './synced-file.ts';

/** SQLite file format, offsets 18 and 19: 1 = no log belongs to this file, 2 = one may. */
const versionsAt = 18;
const withoutLog = 1;

/**
 * Before the ledger is opened. A ledger at work always says that it has a log, since before its log is there; a backup
 * says that it has none. The name the log has now; null = there was nothing to do. Throws what the disk says.
 */
export function setAsideForeignLog(path: string): string | null {
  const log = `${path}-wal`;
  if (!existsSync(log) || !saysWithoutLog(path)) return null;
  let number = 1;
  while (existsSync(`${log}.aside-${number}`)) number += 1;
  const aside = `${log}.aside-${number}`;
  renameSynced(log, aside);
  // only an index of the log
  rmSync(`${path}-shm`, { force: true });
  return aside;
}

function saysWithoutLog(path: string): boolean {
  if (!existsSync(path)) return false;
  const file = openSync(path, 'r');
  try {
    const versions = Buffer.alloc(2);
    const read = readSync(file, versions, 0, 2, versionsAt);
    return read === 2 && versions.every((version) => version === withoutLog);
  } finally {
    closeSync(file);
  }
}
