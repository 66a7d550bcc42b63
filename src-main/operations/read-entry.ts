/** One entry with everything that happened to it. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { findEntry } from '../store/entries.ts';
import { listHistory } from '../store/history.ts';
import type { Handler } from './parts.ts';

export const readEntry: Handler<'readEntry'> = async (parts, input) => {
  const entry = findEntry(parts.store.ledger, input.id);
  if (entry === null) return fail('not-found', 'entry-unknown', {}, { field: 'id' });
  return ok({ entry: parts.viewEntry(entry), history: listHistory(parts.store.ledger, entry.id) });
};
