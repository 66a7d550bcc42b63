/**
 * What a run may not believe of the ledger it finds. At every start: whatever was on its way when the last run ended
 * is in doubt now, never queued. After an older ledger was put back: the same for whatever waits in it.
 */
import type { Database } from '../store/database.ts';
import { moveEntry, type Stamp } from '../store/entries.ts';
import { listInState } from '../store/entry-lists.ts';

/** How many entries were on their way. */
export function recoverInterrupted(ledger: Database, stamp: Stamp): number {
  const interrupted = listInState(ledger, 'sending');
  for (const entry of interrupted) {
    moveEntry(ledger, {
      id: entry.id,
      from: 'sending',
      to: 'in-doubt',
      event: 'interrupted-by-restart',
      stamp,
      change: { lost: true },
    });
  }
  return interrupted.length;
}

/**
 * After an older ledger was put back, before anything starts: what waits there may have been sent since the copy was
 * made, so it is asked about before it is sent. How many entries that were.
 */
export function doubtRestored(ledger: Database, stamp: Stamp): number {
  const waiting = listInState(ledger, 'queued');
  ledger.transaction(() => {
    for (const { id } of waiting) {
      const event = 'put-back-from-a-copy';
      moveEntry(ledger, { id, from: 'queued', to: 'sending', event, stamp, change: { claim: true } });
      moveEntry(ledger, { id, from: 'sending', to: 'in-doubt', event, stamp, change: { lost: true } });
    }
  });
  return waiting.length;
}
