/**
 * Tells whether the ledger at hand is the one this till wrote last, or an older one that was put back. Two places
 * hold the same mark: the ledger, and a small file beside it that no restore touches. In doubt an epoch begins: that
 * costs a few questions to Capillary, while a missed one could use a number twice.
 */

export interface EpochMark {
  /** Begins at 1 and grows with every restore; never comes again in one data folder. */
  epoch: number;
  /** Grows by one at every start, at every backup and at every orderly end. */
  count: number;
}

export interface EpochVerdict {
  kind: 'first' | 'goes-on' | 'put-back';
  /** What both places must hold before anything else is done. */
  next: EpochMark;
}

/**
 * @param ledger null = the ledger was never marked: a new one, or one of a program from before there were marks
 * @param file null = there is none; 'unreadable' = there is one and it says nothing
 * @param known epochs that are known otherwise, from the names of backups and of what was set aside
 * @param outside a copy of the mark kept beside the data folder and written last: newer than the ledger when somebody
 *   put the whole folder back, small file and all
 */
export function judgeEpoch(
  ledger: EpochMark | null,
  file: EpochMark | null | 'unreadable',
  known: number[] = [],
  outside: EpochMark | null = null,
): EpochVerdict {
  const kept = file === 'unreadable' ? null : file;
  const isFresh = ledger === null && file === null && known.length === 0;
  if (isFresh)
    return { kind: 'first', next: { epoch: (outside?.epoch ?? 0) + 1, count: (outside?.count ?? 0) + 1 } };
  const isBehind = outside !== null && ledger !== null && outside.count > ledger.count;
  if (ledger !== null && kept !== null && goesOn(ledger, kept) && !isBehind) {
    return { kind: 'goes-on', next: { epoch: ledger.epoch, count: ledger.count + 1 } };
  }
  return {
    kind: 'put-back',
    next: {
      epoch: Math.max(ledger?.epoch ?? 0, kept?.epoch ?? 0, outside?.epoch ?? 0, ...known) + 1,
      count: Math.max(ledger?.count ?? 0, kept?.count ?? 0, outside?.count ?? 0) + 1,
    },
  };
}

/** The ledger is written first: after a crash between the two it is one ahead, and its epoch may be too. */
function goesOn(ledger: EpochMark, file: EpochMark): boolean {
  if (ledger.count === file.count) return ledger.epoch === file.epoch;
  return ledger.count === file.count + 1 && ledger.epoch >= file.epoch;
}
