/** Members that were not seen for long leave the cache; those of whom something still waits stay. */
import type { Database } from './database.ts';
import { forgetMember } from './members.ts';

/** A piece of it, so that nobody waits; answers how many went. Asked again until fewer than `limit` went. */
export function removeOldMembers(
  { ledger, cache }: { ledger: Database; cache: Database },
  before: number,
  limit: number,
): number {
  const waiting = new Set(
    ledger
      .all(
        `SELECT DISTINCT customer_id FROM entry WHERE state IN ('queued','sending','in-doubt') OR desk = 'open'`,
      )
      .map((row) => String(row.customer_id)),
  );
  const old = cache
    .all('SELECT id FROM member WHERE seen_at < @before ORDER BY seen_at LIMIT @limit', {
      before,
      limit: limit + waiting.size,
    })
    .map((row) => String(row.id))
    .filter((id) => !waiting.has(id))
    .slice(0, limit);
  cache.transaction(() => {
    for (const id of old) {
      forgetMember(cache, id);
      cache.run('DELETE FROM coupon WHERE holder_id = @id', { id });
    }
  });
  return old.length;
}
