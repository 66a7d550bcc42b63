/**
 * Holds the record of a data folder against everything outside it that knows how far it had come: its anchors, the
 * backups, and the closed shifts. Changes nothing.
 */
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { AuditVerdict } from '../contract/audit.ts';
import { readAnchor } from '../store/audit-anchor.ts';
import { readHead } from '../store/audit-chain.ts';
import { backupsIn, listBackups } from '../store/backup.ts';
import { type FileDatabase, openToRead } from '../store/database.ts';
import type { FileKey } from '../store/file-key.ts';
import { listShiftEnds } from '../store/shifts.ts';
import { verifyRecord, type Witness } from '../store/verify-audit.ts';

export interface RecordPlace {
  ledger: FileDatabase;
  key: KeyObject;
  folder: string;
  outside: string | null;
}

/** Yields between pieces. */
export function* verifyRecordOf({
  ledger,
  key,
  folder,
  outside,
}: RecordPlace): Generator<void, AuditVerdict> {
  const witnesses: Witness[] = [
    ...anchorIn(folder, 'folder', key),
    ...(outside === null ? [] : anchorIn(outside, 'outside', key)),
    ...backupWitnesses(folder, ledger.fileKey),
    ...listShiftEnds(ledger).map(({ id, at, ordinal, mac }) => ({
      ordinal,
      mac,
      at,
      where: 'shift' as const,
      name: id,
    })),
  ];
  yield;
  return yield* verifyRecord(ledger, key, witnesses);
}

function anchorIn(folder: string, where: 'folder' | 'outside', key: KeyObject): Witness[] {
  const anchor = readAnchor(folder, key);
  if (anchor === null) return [];
  // no line carries this, so it is told at the very beginning
  if (anchor === 'forged') return [{ ordinal: 0, mac: 'forged', at: 0, where, name: folder }];
  return [{ ...anchor, where, name: folder }];
}

function backupWitnesses(folder: string, key: FileKey | null): Witness[] {
  return listBackups(folder).flatMap(({ name, at, mark }) => {
    const head = headOf(join(backupsIn(folder), name), key);
    return head ? [{ ...head, at, where: 'backup' as const, name, epoch: mark.epoch }] : [];
  });
}

/** null = damaged, empty, or of a program from before there were seals: then it says nothing about the record. */
function headOf(path: string, key: FileKey | null) {
  let copy: FileDatabase | null = null;
  try {
    copy = openToRead(path, key);
    const head = readHead(copy);
    return head.mac === '' ? null : head;
  } catch {
    return null;
  } finally {
    copy?.close();
  }
}
