/** Points taken by the till's own rules and not with Capillary yet. */
import { type MinorUnits, minor } from '../contract/money.ts';
import type { Database } from './database.ts';
import { readEntryRow } from './entry-row.ts';

/** `worth`: of all members together; `points`: of one. */
export function sumPointsPromised(
  ledger: Database,
  customerId: string,
): { worth: MinorUnits; points: number } {
  const entries = ledger
    .all(
      `SELECT * FROM entry WHERE state IN ('queued','sending','in-doubt')
         AND kind = 'redeem-points' AND till_decision = 'accepted'`,
    )
    .map(readEntryRow);
  const worth = entries.reduce((sum, { moneyOff }) => sum + (moneyOff ?? 0), 0);
  const points = entries.reduce(
    (sum, entry) =>
      entry.kind === 'redeem-points' && entry.customer.id === customerId
        ? sum + (entry.request?.points ?? 0)
        : sum,
    0,
  );
  return { worth: minor(worth), points };
}
