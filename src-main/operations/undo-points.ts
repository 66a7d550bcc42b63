/** Gives the points of a bill back. Only those that Capillary has confirmed and that still stand. */
import { ok } from '../contract/result.ts';
import { findEntry } from '../store/entries.ts';
import { findUsedPoints } from '../sync/find-used-points.ts';
import { makeChange } from '../sync/make-change.ts';
import { deciderIn, type Handler } from './parts.ts';

/** What stands in a code’s place keeps what is done about one use of points in order. */
export const undoPoints: Handler<'undoPoints'> = (parts, input, context) =>
  makeChange(
    parts,
    'undo-points',
    { ...input, code: findEntry(parts.store.ledger, input.entryId)?.code ?? input.entryId },
    deciderIn(context),
    (made) => made.kind === 'undo-points',
    async () => {
      const found = findUsedPoints(parts.store.ledger, {
        entryId: input.entryId,
        reason: input.reason,
        offsetMinutes: parts.serverClock.clusterOffsetMinutes(),
      });
      if (!found.ok) return found;
      const { entry, request } = found.value;
      const { lane, customer, bill, description } = entry;
      return ok({ kind: 'undo-points', lane, customer, bill, description, request });
    },
  );
