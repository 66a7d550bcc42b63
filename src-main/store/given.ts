/** Coupons given as goodwill, counted for their limits. Nothing here changes a row. */
import { minor } from '../contract/money.ts';
import type { GivenToday } from '../domain/goodwill-limits.ts';
import type { IssueEntry } from '../domain/stored-entry.ts';
import type { Database } from './database.ts';
import { readEntryRow } from './entry-row.ts';

/** @param of.since epoch milliseconds. What was refused or taken back does not count. */
export function countGivenToday(
  ledger: Database,
  of: { since: number; customerId: string; by: string },
): GivenToday {
  const given = ledger
    .all(
      `SELECT * FROM entry WHERE kind = 'issue-coupon' AND created_at >= @since
         AND state NOT IN ('rejected','withdrawn') AND till_decision <> 'refused'`,
      { since: of.since },
    )
    .map(readEntryRow)
    .filter((entry) => entry.kind === 'issue-coupon');
  const values = given.map(({ request }) => (request?.discount?.type === 'ABS' ? request.discount.value : 0));
  return {
    toMember: given.filter(({ customer }) => customer.id === of.customerId).length,
    byPerson: given.filter(({ till }) => till.by === of.by).length,
    value: minor(values.reduce((sum, value) => sum + value, 0)),
  };
}

/** Every one that is kept, oldest first. */
export function listGiven(ledger: Database): IssueEntry[] {
  return ledger
    .all(`SELECT * FROM entry WHERE kind = 'issue-coupon' ORDER BY ordinal`)
    .map(readEntryRow)
    .filter((entry) => entry.kind === 'issue-coupon');
}

/** Promised, and not with Capillary yet. */
export function countPromised(ledger: Database): number {
  const row = ledger.get(
    `SELECT COUNT(*) AS many FROM entry WHERE state IN ('queued','sending','in-doubt')
       AND kind = 'issue-coupon' AND till_decision = 'accepted'`,
  );
  return Number(row?.many);
}
