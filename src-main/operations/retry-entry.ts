/** Lets a waiting entry go at once. A doubt is asked about first, so nothing is sent twice. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { isLive } from '../domain/outbox-state.ts';
import { addAudit } from '../store/audit.ts';
import { findEntry } from '../store/entries.ts';
import { type Handler, staffIn } from './parts.ts';

export const retryEntry: Handler<'retryEntry'> = async (parts, input, context) => {
  const { ledger } = parts.store;
  const entry = findEntry(ledger, input.id);
  if (entry === null) return fail('not-found', 'entry-unknown', {}, { field: 'id' });
  if (!isLive(entry.state)) return fail('conflict', 'entry-not-waiting', { state: entry.state });
  const who = staffIn(context).name;
  addAudit(ledger, { at: parts.clock.wallMs(), who, action: 'entry.hurried', subject: entry.id, detail: {} });
  const limitMs = parts.settings.read().readTimeLimitMs;
  const settled = parts.runner.whenSettled(entry.id, limitMs);
  parts.runner.hurry(entry);
  if (parts.connection.isOnline()) await settled;
  return ok(parts.viewEntry(findEntry(ledger, entry.id) ?? entry));
};
