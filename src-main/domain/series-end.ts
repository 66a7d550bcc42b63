/**
 * When a series ends. Capillary tells the last day in several places, and a conversion between zones can take a day
 * off one of them (U44): the till goes by one of them and tells the others apart, it never mends a date by itself.
 */
import type { SeriesState } from '../contract/series.ts';
import { clusterDay, dayOf, twoDigits, zoneText } from './cluster-time.ts';

/** What was told, each as Capillary wrote it; null = not told. */
export interface ToldEnds {
  /** `validTillDateTime`: an exact end. */
  exact: string | null;
  /** `validTillDate`: the day the coupons of it are judged by. */
  date: string | null;
  /** `validTillISODate`. */
  isoDate: string | null;
  /** `fixedExpiryDate`, epoch milliseconds. */
  fixedMs: number | null;
  /** The day in the list of all series. */
  listed: string | null;
}

export interface SeriesEnd {
  /** YYYY-MM-DD in the cluster's zone; null = no end was told. */
  lastDay: string | null;
  /** Every other day that was told, in order. */
  otherDays: string[];
}

/** @param offsetMinutes the cluster's zone; null = not known, and then no day is made of an instant. */
export function seriesEnd(told: ToldEnds, offsetMinutes: number | null): SeriesEnd {
  const read = (text: string | null) => (text === null ? null : dayOf(text));
  const fixed =
    told.fixedMs === null || offsetMinutes === null || Math.abs(told.fixedMs) > 8.64e15 - 86_400_000
      ? null
      : clusterDay(told.fixedMs, offsetMinutes);
  const days = [told.exact, told.date, told.listed, told.isoDate].map(read);
  const known = [...days, fixed].filter((day) => day !== null);
  const lastDay = known[0] ?? null;
  return { lastDay, otherDays: [...new Set(known)].filter((day) => day !== lastDay).sort() };
}

/** @param today YYYY-MM-DD in the cluster's zone. */
export function seriesStateOf(lastDay: string | null, firstDay: string | null, today: string): SeriesState {
  if (lastDay !== null && lastDay < today) return 'ended';
  if (firstDay !== null && firstDay > today) return 'not-yet';
  return lastDay === null ? 'unknown' : 'running';
}

/**
 * A last day as Capillary is told it: the last second of it that is the same day in the cluster's zone and in UTC, so
 * that no conversion between the two moves it (U44). Without a known zone noon in UTC, which is that day in most.
 */
export function lastMomentOf(day: string, offsetMinutes: number | null): string {
  if (offsetMinutes === null) return `${day}T12:00:00Z`;
  const minutes = 24 * 60 - Math.max(0, -offsetMinutes) - 1;
  return `${day}T${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:59${zoneText(offsetMinutes)}`;
}
