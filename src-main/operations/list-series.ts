/**
 * The series of the organisation. The list of Capillary names them all and tells little; of those at its top the series
 * themselves are asked as well. Without the line there is no list: what the till remembers is not all there is.
 */
import type { ToldSeries } from '../capillary/series-told.ts';
import { ok } from '../contract/result.ts';
import type { SeriesRow } from '../contract/series.ts';
import { fail } from '../domain/failure.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { seriesRowOf } from '../sync/series-row.ts';
import type { Handler } from './parts.ts';

/** More are counted and not listed. */
const mostListed = 1000;
/** So many at the top of the list are asked for themselves: one call. */
const mostAsked = 50;

export const listSeries: Handler<'listSeries'> = async (parts, { which }) => {
  const capillary = parts.capillary();
  if (capillary === null) return fail('conflict', 'not-connected');
  if (!parts.connection.isOnline()) return fail('unreachable', 'series-need-line');
  const limitMs = parts.settings.read().readTimeLimitMs;
  const outcome = await inTime(parts.clock, limitMs, capillary.listSeries(which === 'ended'));
  if (outcome.kind !== 'answered') return { ok: false, failure: failureOfOutcome(outcome) };
  for (const { validTillDate } of outcome.value) parts.serverClock.learnOffset(validTillDate);
  const byId = new Map(outcome.value.map((series) => [series.id, series]));
  const rowOf = (listed: ToldSeries, itself: ToldSeries | null) =>
    seriesRowOf(
      { listed, itself },
      {
        currency: parts.settings.read().currency,
        nowMs: parts.serverClock.nowMs(),
        offsetMinutes: parts.serverClock.clusterOffsetMinutes(),
      },
    );
  const wanted = [...byId.values()]
    .flatMap((listed) => rowOf(listed, null) ?? [])
    .filter(({ state }) => (state === 'ended') === (which === 'ended'))
    .sort(which === 'ended' ? lastEndedFirst : nextToEndFirst);
  const top = wanted.slice(0, mostAsked).map(({ seriesId }) => seriesId);
  const asked = await inTime(parts.clock, limitMs, capillary.toldSeries(top));
  // the list alone is a list as well
  const themselves = new Map(
    asked.kind === 'answered' ? asked.value.map((series) => [series.id, series]) : [],
  );
  for (const { validTillDate } of themselves.values()) parts.serverClock.learnOffset(validTillDate);
  const series = wanted.slice(0, mostListed).map((row) => {
    const listed = byId.get(row.seriesId);
    const itself = themselves.get(row.seriesId);
    return (listed && itself && rowOf(listed, itself)) ?? row;
  });
  return ok({
    series,
    more: wanted.length - series.length,
    clusterOffsetMinutes: parts.serverClock.clusterOffsetMinutes(),
    asOf: parts.clock.wallMs(),
  });
};

const never = '9999-99-99';

function nextToEndFirst(one: SeriesRow, other: SeriesRow): number {
  return (one.lastDay ?? never).localeCompare(other.lastDay ?? never) || bySeriesId(one, other);
}

function lastEndedFirst(one: SeriesRow, other: SeriesRow): number {
  return (other.lastDay ?? never).localeCompare(one.lastDay ?? never) || bySeriesId(one, other);
}

const bySeriesId = (one: SeriesRow, other: SeriesRow) => Number(one.seriesId) - Number(other.seriesId);
