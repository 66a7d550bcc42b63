/** Opens a backup for reading, checks all of it, and tells what it holds. Changes nothing. */
import { join } from 'node:path';
import type { BackupName } from '../domain/backup-name.ts';
import { lastAuditAt } from './audit.ts';
import { backupsIn } from './backup.ts';
import { type Database, openToRead } from './database.ts';
import type { FileKey } from './file-key.ts';
import { ledgerMigrations } from './migrations/ledger.ts';
import { listStaffRows, type StaffRow } from './staff.ts';

export interface BackupLook {
  backup: BackupName;
  entries: number;
  unsent: { count: number; amountMinor: number };
  /** When the last thing in it was done; null = nothing was. */
  lastAt: number | null;
  staff: StaffRow[];
  /** Every entry's id. */
  ids: ReadonlySet<string>;
}

/** null = it cannot be used: damaged, no ledger, or of a newer program. */
export function lookAtBackup(
  folder: string,
  backup: BackupName,
  key: FileKey | null = null,
): BackupLook | null {
  let copy: Database;
  try {
    copy = openToRead(join(backupsIn(folder), backup.name), key);
  } catch {
    return null;
  }
  try {
    const version = Number(copy.pragma('user_version'));
    if (version < 1 || version > ledgerMigrations.length) return null;
    if (copy.pragma('integrity_check') !== 'ok') return null;
    const ids = new Set(copy.all('SELECT id FROM entry').map(({ id }) => String(id)));
    const unsent = copy.get(
      `SELECT COUNT(*) AS many, COALESCE(SUM(money_off), 0) AS money FROM entry
       WHERE state IN ('queued','sending','in-doubt')`,
    );
    return {
      backup,
      entries: ids.size,
      unsent: { count: Number(unsent?.many), amountMinor: Number(unsent?.money) },
      lastAt: lastAuditAt(copy),
      staff: listStaffRows(copy),
      ids,
    };
  } catch {
    return null;
  } finally {
    copy.close();
  }
}
