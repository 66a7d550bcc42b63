/** A series in the till's terms, out of what the list of all series and the series itself tell of it. */
import type { ToldSeries } from '../capillary/series-told.ts';
import type { SeriesRow } from '../contract/series.ts';
import { clusterDay, dayOf } from '../domain/cluster-time.ts';
import { discountFromWire } from '../domain/discount.ts';
import { seriesEnd, seriesStateOf } from '../domain/series-end.ts';

export interface SeriesSurroundings {
  currency: string;
  /** Now by Capillary's clock, epoch milliseconds. */
  nowMs: number;
  /** null = the cluster's zone is not known yet. */
  offsetMinutes: number | null;
}

/** @param listed what the list tells; @param itself what the series itself tells, which wins; one of them is there. */
export function seriesRowOf(
  { listed, itself }: { listed: ToldSeries | null; itself: ToldSeries | null },
  { currency, nowMs, offsetMinutes }: SeriesSurroundings,
): SeriesRow | null {
  const told = itself ?? listed;
  if (told === null || !/^\d{1,18}$/.test(told.id)) return null;
  const { lastDay, otherDays } = seriesEnd(
    {
      exact: told.validTillDateTime,
      date: itself?.validTillDate ?? null,
      isoDate: told.otherEnds.isoDate,
      fixedMs: told.otherEnds.fixedMs,
      listed: listed?.validTillDate ?? null,
    },
    offsetMinutes,
  );
  const firstDay = told.redemptionValidFrom === null ? null : dayOf(told.redemptionValidFrom);
  const either = <Value>(read: (series: ToldSeries) => Value | null): Value | null =>
    (itself && read(itself)) ?? (listed && read(listed)) ?? null;
  return {
    seriesId: told.id,
    description: told.description,
    seriesCode: either(({ seriesCode }) => seriesCode),
    discount: discountFromWire(
      { type: told.discountType, value: told.discountValue, upTo: told.discountUpTo },
      currency,
    ),
    state: seriesStateOf(lastDay, firstDay, clusterDay(nowMs, offsetMinutes ?? 0)),
    lastDay,
    otherLastDays: otherDays,
    firstDay,
    given: either(({ given }) => given),
    redeemed: either(({ redeemed }) => redeemed),
    offline: either(({ offline }) => offline),
  };
}
