/**
 * What a backup is called: when it was made, of which epoch, and how far its ledger had come, so that the newest is
 * known without opening any, whatever the clock said. Pure.
 */
import type { EpochMark } from './epoch.ts';

export interface BackupName {
  name: string;
  /** Epoch milliseconds by the till's clock when it was made. */
  at: number;
  mark: EpochMark;
}

const form = /^ledger-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-e(\d{1,9})-n(\d{1,12})\.db$/;

/** e.g. `ledger-2026-05-12T09-30-00-000Z-e1-n7.db`. Sorts by time. */
export function nameBackup(at: number, mark: EpochMark): string {
  return `ledger-${nameMoment(at)}-e${mark.epoch}-n${mark.count}.db`;
}

/** A moment as it may stand in the name of a file on any system. */
export function nameMoment(at: number): string {
  return new Date(at).toISOString().replace(/[:.]/g, '-');
}

/** null = not one of ours. */
export function readBackupName(name: string): BackupName | null {
  const [, day, hours, minutes, seconds, thousandths, epoch, count] = form.exec(name) ?? [];
  if (day === undefined) return null;
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${thousandths}Z`);
  return Number.isNaN(at) ? null : { name, at, mark: { epoch: Number(epoch), count: Number(count) } };
}

/** The newest first, by the mark and not by the clock. */
export function newestFirst(backups: readonly BackupName[]): BackupName[] {
  return [...backups].sort(
    (one, other) => other.mark.epoch - one.mark.epoch || other.mark.count - one.mark.count,
  );
}
