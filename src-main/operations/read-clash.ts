/** Who has the number or address of somebody who was enrolled here, asked anew. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { findEntry } from '../store/entries.ts';
import { lookForClash } from '../sync/look-for-clash.ts';
import type { Handler } from './parts.ts';

export const readClash: Handler<'readClash'> = async (parts, input) => {
  const entry = findEntry(parts.store.ledger, input.id);
  if (entry?.kind !== 'enrol-member') return fail('not-found', 'entry-unknown', {}, { field: 'id' });
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  if (capillary === null) return fail('unreachable', 'line-down');
  const limitMs = parts.settings.read().readTimeLimitMs;
  const asked = entry.request?.identifiers ?? [];
  return ok({
    customers: await lookForClash(
      { cache: parts.store.cache, clock: parts.clock, capillary, limitMs },
      asked,
    ),
  });
};
