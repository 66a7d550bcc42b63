/** Takes back an entry that was not sent, or closes a doubt that a manager settled by hand, with a note. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { findEntry, moveEntry } from '../store/entries.ts';
import { isMemberAwaited } from '../store/new-members.ts';
import { type Handler, staffIn } from './parts.ts';

export const withdrawEntry: Handler<'withdrawEntry'> = async (parts, input, context) => {
  const { ledger } = parts.store;
  const entry = findEntry(ledger, input.id);
  if (entry === null) return fail('not-found', 'entry-unknown', {}, { field: 'id' });
  if (entry.state === 'sending') return fail('conflict', 'entry-on-its-way');
  if (entry.state !== 'queued' && entry.state !== 'in-doubt') {
    return fail('conflict', 'entry-not-waiting', { state: entry.state });
  }
  if (isMemberAwaited(ledger, entry)) return fail('conflict', 'member-awaited');
  const withdrawn = moveEntry(ledger, {
    id: entry.id,
    from: entry.state,
    to: 'withdrawn',
    event: 'withdrawn-by-hand',
    detail: input.note,
    who: context.approvedBy?.name ?? staffIn(context).name,
    stamp: { at: parts.clock.wallMs(), mono: parts.clock.monotonicMs(), boot: parts.boot.id },
  });
  parts.runner.changed(withdrawn);
  return ok(parts.viewEntry(withdrawn));
};
