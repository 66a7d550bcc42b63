/** One series in full, as Capillary tells it now. What the till remembers of series is for coupons, not for managers. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { seriesDetailOf } from '../sync/series-view.ts';
import type { Handler } from './parts.ts';

export const readSeries: Handler<'readSeries'> = async (parts, { seriesId }) => {
  const capillary = parts.capillary();
  if (capillary === null) return fail('conflict', 'not-connected');
  if (!parts.connection.isOnline()) return fail('unreachable', 'series-need-line');
  const limitMs = parts.settings.read().readTimeLimitMs;
  const outcome = await inTime(parts.clock, limitMs, capillary.toldSeries([seriesId]));
  if (outcome.kind !== 'answered') return { ok: false, failure: failureOfOutcome(outcome) };
  const told = outcome.value.find(({ id }) => id === seriesId);
  if (told === undefined) return fail('not-found', 'series-unknown', { id: seriesId }, { field: 'seriesId' });
  parts.serverClock.learnOffset(told.validTillDateTime ?? told.validTillDate);
  const detail = seriesDetailOf(told, {
    currency: parts.settings.read().currency,
    nowMs: parts.serverClock.nowMs(),
    offsetMinutes: parts.serverClock.clusterOffsetMinutes(),
  });
  return detail === null ? fail('not-found', 'series-unknown', { id: seriesId }) : ok(detail);
};
