/** How much of each kind is stored, and since when. */
import type { Database } from './database.ts';

export interface StoredCount {
  count: number;
  oldestAt: number | null;
}

function countIn(database: Database, sql: string): StoredCount {
  const row = database.get(sql);
  return { count: Number(row?.count ?? 0), oldestAt: typeof row?.oldest === 'number' ? row.oldest : null };
}

export function countStored({ ledger, cache }: { ledger: Database; cache: Database }) {
  return {
    members: countIn(cache, 'SELECT COUNT(*) AS count, MIN(seen_at) AS oldest FROM member'),
    coupons: countIn(cache, 'SELECT COUNT(*) AS count, MIN(seen_at) AS oldest FROM coupon'),
    entries: countIn(ledger, 'SELECT COUNT(*) AS count, MIN(created_at) AS oldest FROM entry'),
    record: countIn(
      ledger,
      'SELECT MAX(ordinal) AS count, (SELECT at FROM audit ORDER BY ordinal LIMIT 1) AS oldest FROM audit',
    ),
    staff: countIn(ledger, 'SELECT COUNT(*) AS count, MIN(created_at) AS oldest FROM staff'),
  };
}
