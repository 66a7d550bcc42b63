/**
 * The life of an entry in the outbox.
 *
 * queued: nothing was sent, or surely nothing arrived. It may be claimed for sending, or taken back.
 * sending: claimed on disk before the first byte; bytes may be on their way. Capillary's answer ends it, a
 *   request that surely never left puts it back, anything else leaves a doubt.
 * in-doubt: it may have arrived, so it is asked about and never simply sent again. Found as ours: confirmed.
 *   Found as somebody else's: rejected. Not there after the settle window: back to queued. A manager who
 *   settled it by hand may withdraw it.
 * confirmed, rejected, withdrawn: ends.
 *
 * At start every `sending` becomes `in-doubt`, never `queued`: nobody knows how far it got.
 */
import type { EntryState } from '../contract/entries.ts';
import { unreachable } from './unreachable.ts';

const leadsTo: Record<EntryState, readonly EntryState[]> = {
  queued: ['sending', 'withdrawn'],
  sending: ['confirmed', 'rejected', 'queued', 'in-doubt'],
  'in-doubt': ['confirmed', 'rejected', 'queued', 'withdrawn'],
  confirmed: [],
  rejected: [],
  withdrawn: [],
};

export function mayBecome(from: EntryState, to: EntryState): boolean {
  return leadsTo[from].includes(to);
}

/** True while an entry has still to reach an end. */
export function isLive(state: EntryState): boolean {
  switch (state) {
    case 'queued':
    case 'sending':
    case 'in-doubt':
      return true;
    case 'confirmed':
    case 'rejected':
    case 'withdrawn':
      return false;
    default:
      return unreachable(state);
  }
}
