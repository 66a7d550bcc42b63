/** Gives one coupon another last day. The end of that day is Capillary's own, so its zone must be known. */
import { ok } from '../contract/result.ts';
import { clusterDay, endOfClusterDay } from '../domain/cluster-time.ts';
import { fail } from '../domain/failure.ts';
import { findHolder } from '../sync/find-holder.ts';
import { makeChange } from '../sync/make-change.ts';
import { seriesOfCode } from '../sync/series-of-code.ts';
import { deciderIn, type Handler } from './parts.ts';

export const moveExpiry: Handler<'moveExpiry'> = (parts, input, context) =>
  makeChange(
    parts,
    'move-expiry',
    input,
    deciderIn(context),
    (made) => made.kind === 'move-expiry' && made.request?.lastDay === input.lastDay,
    async () => {
      const { code, lastDay, reason } = input;
      const offset = parts.serverClock.clusterOffsetMinutes();
      if (offset === null) return fail('conflict', 'change-zone-unknown', {}, { field: 'lastDay' });
      if (lastDay < clusterDay(parts.serverClock.nowMs(), offset))
        return fail('bad-input', 'change-day-past', { date: lastDay }, { field: 'lastDay' });
      const found = await findHolder(parts, code, input.customerId);
      if (!found.ok) return found;
      const { identifier, entry } = found.value;
      const seriesId = found.value.seriesId ?? (await seriesOfCode(parts, code));
      if (seriesId === null) return fail('conflict', 'change-series-unknown', { code }, { field: 'code' });
      const expiry = endOfClusterDay(lastDay, offset);
      return ok({
        kind: 'move-expiry',
        ...entry,
        request: { identifier, seriesId, lastDay, expiry, reason },
      });
    },
  );
