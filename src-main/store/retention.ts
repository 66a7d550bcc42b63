/**
 * Removes confirmed entries older than the days asked for, and nothing else: what is not confirmed stays, and what a
 * bill names that has not arrived.
 */
import { addAudit } from './audit.ts';
import type { Database } from './database.ts';
import { isDiskTrouble } from './disk-trouble.ts';
import { readFact } from './facts.ts';

/** How many were removed; none where the disk refuses, because this can wait. */
export function removeOldConfirmed(ledger: Database, before: number, at: number): number {
  try {
    return remove(ledger, before, at);
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    return 0;
  }
}

const dayMs = 86_400_000;

/** SQL: the codes of what a bill names that still waits, and that it could not be linked to without. */
const namedByWaiting = `SELECT use.code FROM entry AS bill
  CROSS JOIN json_each(CASE WHEN json_valid(bill.request) THEN bill.request ELSE '{}' END, '$.redemptions') AS named
  CROSS JOIN entry AS use
  WHERE bill.state IN ('queued','sending','in-doubt') AND bill.kind = 'add-bill' AND use.id = named.value`;

/**
 * A clock that was years behind for an hour must not have that hour's entries removed: what was made after an entry
 * that is still young is young itself, and nothing was decided before the ledger first heard Capillary.
 */
function remove(ledger: Database, before: number, at: number): number {
  return ledger.transaction(() => {
    const removed = ledger.run(
      `DELETE FROM entry WHERE state = 'confirmed' AND decided_at < @before AND desk IS NOT 'open'
         AND ordinal < COALESCE((SELECT MIN(ordinal) FROM entry WHERE created_at >= @before), 9223372036854775807)
         AND decided_at >= @notBefore AND code NOT IN (${namedByWaiting})`,
      { before, notBefore: Number(readFact(ledger, 'first-heard') ?? 0) - dayMs },
    );
    if (removed > 0) {
      addAudit(ledger, {
        at,
        who: 'program',
        action: 'entries.removed',
        subject: 'confirmed',
        detail: { removed },
      });
    }
    return removed;
  });
}
