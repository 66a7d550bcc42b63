/** What is stored on this till, for the manager who has to answer for it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredPart } from '../contract/privacy.ts';
import { ok } from '../contract/result.ts';
import { countStored } from '../store/stored.ts';
import type { Handler } from './parts.ts';

export const readStored: Handler<'readStored'> = async (parts) => {
  const { keepMemberDays, keepConfirmedDays, keepBackupDays, billFolder } = parts.settings.read();
  const counts = countStored(parts.store);
  const backups = parts.backups.view();
  const ledger = join(parts.dataFolder, 'ledger.db');
  const cache = join(parts.dataFolder, 'cache.db');
  const done = billFolder === '' ? '' : join(billFolder, 'done');
  const stored: StoredPart[] = [
    { kind: 'members', ...counts.members, where: cache, keptDays: keepMemberDays },
    { kind: 'coupons', ...counts.coupons, where: cache, keptDays: keepMemberDays },
    { kind: 'entries', ...counts.entries, where: ledger, keptDays: keepConfirmedDays },
    { kind: 'record', ...counts.record, where: ledger, keptDays: null },
    { kind: 'staff', ...counts.staff, where: ledger, keptDays: null },
    {
      kind: 'backups',
      count: backups.count,
      oldestAt: null,
      where: backups.folder,
      keptDays: keepBackupDays,
    },
    ...(done === ''
      ? []
      : [{ kind: 'billFiles' as const, count: filesIn(done), oldestAt: null, where: done, keptDays: null }]),
  ];
  return ok({ parts: stored });
};

function filesIn(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
}
