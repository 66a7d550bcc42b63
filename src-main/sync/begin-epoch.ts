/**
 * The first thing a start does with its ledger: finds out whether an older one was put back since. If so, a new epoch
 * begins, and whatever waits in it is asked about before it is sent. Both places are on the disk before this returns.
 */
import { type EpochVerdict, judgeEpoch } from '../domain/epoch.ts';
import { addAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import type { Stamp } from '../store/entries.ts';
import { readEpochFile, readEpochMark, writeEpochFile, writeEpochMark } from '../store/epoch.ts';
import { doubtRestored } from './recover.ts';

export interface BegunEpoch {
  /** new-queue = an empty ledger in the place of one that this folder had before. */
  kind: EpochVerdict['kind'] | 'new-queue';
  epoch: number;
  /** Entries of an older ledger that are asked about now. */
  doubted: number;
}

/**
 * @param known epochs known from the names of files. Throws when the disk refuses.
 * @param store.outside where the copy of the mark beside the data folder is; null = nowhere
 */
export function beginEpoch(
  store: { ledger: Database; folder: string; outside?: string | null },
  known: number[],
  stamp: Stamp,
): BegunEpoch {
  const { ledger, folder } = store;
  const before = readEpochMark(ledger);
  const file = readEpochFile(folder);
  const outside = store.outside ?? null;
  const kept = outside === null ? null : readEpochFile(outside);
  const { kind, next } = judgeEpoch(before, file, known, kept === 'unreadable' ? null : kept);
  // after a crash between the two writes: the file catches up first, so that they are never two apart
  if (kind === 'goes-on' && before !== null && file !== null && file !== 'unreadable') {
    if (file.count !== before.count) writeEpochFile(folder, before);
  }
  const isEmpty = before === null && ledger.get('SELECT 1 FROM audit LIMIT 1') === undefined;
  const doubted = ledger.transaction(() => {
    writeEpochMark(ledger, next);
    if (kind !== 'put-back') return 0;
    const waiting = doubtRestored(ledger, stamp);
    addAudit(ledger, {
      at: stamp.at,
      who: 'program',
      action: isEmpty ? 'ledger.new-queue' : 'ledger.put-back',
      subject: `epoch ${next.epoch}`,
      detail: { epochBefore: before?.epoch ?? null, doubted: waiting },
    });
    return waiting;
  });
  writeEpochFile(folder, next);
  if (outside !== null) writeEpochFile(outside, next);
  return { kind: kind === 'put-back' && isEmpty ? 'new-queue' : kind, epoch: next.epoch, doubted };
}
