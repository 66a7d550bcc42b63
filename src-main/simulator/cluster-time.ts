// The clock of a Capillary cluster: one fixed offset, in which every date is printed and compared.
// It must never read the machine's own zone or clock; instants are epoch milliseconds.

const DAY_MS = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** The wall clock of the cluster, held in the UTC fields of a Date. */
function wallClock(instantMs: number, offsetMinutes: number): Date {
  return new Date(instantMs + offsetMinutes * 60_000);
}

function instantOf(wallClockMs: number, offsetMinutes: number): number {
  return wallClockMs - offsetMinutes * 60_000;
}

/** `+05:30`, or `Z` when the cluster runs on UTC. */
function offsetText(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'Z';
  const size = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** `YYYY-MM-DD` */
export function dayText(instantMs: number, offsetMinutes: number): string {
  return wallClock(instantMs, offsetMinutes).toISOString().slice(0, 10);
}

/** `DD-MM-YYYY`, the spelling of v1.1 coupon/get only. */
export function dayFirstText(instantMs: number, offsetMinutes: number): string {
  return dayText(instantMs, offsetMinutes).split('-').reverse().join('-');
}

/** `YYYY-MM-DD HH:MM:SS` without a zone, as v1.1 prints instants. */
export function plainText(instantMs: number, offsetMinutes: number): string {
  return wallClock(instantMs, offsetMinutes).toISOString().slice(0, 19).replace('T', ' ');
}

/** `YYYY-MM-DDTHH:MM:SS+05:30`, as v2 prints instants. */
export function isoText(instantMs: number, offsetMinutes: number): string {
  const wall = wallClock(instantMs, offsetMinutes).toISOString().slice(0, 19);
  return `${wall}${offsetText(offsetMinutes)}`;
}

/** The day of an instant, at midnight: the way v2 prints validTill. */
export function midnightText(instantMs: number, offsetMinutes: number): string {
  return `${dayText(instantMs, offsetMinutes)}T00:00:00${offsetText(offsetMinutes)}`;
}

/** The last second of the cluster's day that holds the instant. */
export function endOfDay(instantMs: number, offsetMinutes: number): number {
  const wall = wallClock(instantMs, offsetMinutes).getTime();
  return instantOf(Math.floor(wall / DAY_MS) * DAY_MS + DAY_MS - 1000, offsetMinutes);
}

/** The last second of the month, n months after the month that holds the instant. */
export function endOfMonth(instantMs: number, months: number, offsetMinutes: number): number {
  const wall = wallClock(instantMs, offsetMinutes);
  const next = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + months + 1, 1);
  return instantOf(next - 1000, offsetMinutes);
}

interface CalendarParts {
  dayOfMonth: number;
  /** 0 is Sunday */
  dayOfWeek: number;
  hour: number;
}

export function calendarParts(instantMs: number, offsetMinutes: number): CalendarParts {
  const wall = wallClock(instantMs, offsetMinutes);
  return { dayOfMonth: wall.getUTCDate(), dayOfWeek: wall.getUTCDay(), hour: wall.getUTCHours() };
}

/** Whole cluster days from one instant to another, counted by date. */
export function daysBetween(earlierMs: number, laterMs: number, offsetMinutes: number): number {
  const dayNumber = (ms: number) => Math.floor(wallClock(ms, offsetMinutes).getTime() / DAY_MS);
  return dayNumber(laterMs) - dayNumber(earlierMs);
}

const timePattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?\s*(Z|[+-]\d{1,2}:?\d{2})?)?$/;

/**
 * A redemption time as the platform reads it: without a zone it is cluster time; with `Z` it is converted;
 * with a numeric offset only the date is kept (v2), or the offset is ignored (v1.1). Undefined: unreadable.
 */
export function readRedemptionTime(
  text: string,
  offsetMinutes: number,
  family: 'v2' | 'v1.1',
): number | undefined {
  const found = timePattern.exec(text.trim());
  if (!found) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone] = found.map((part) => part);
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(midnight).getUTCDate() !== Number(day)) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const wall = midnight + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000;
  if (family === 'v1.1' || zone === undefined) return instantOf(wall, offsetMinutes);
  return zone === 'Z' ? wall : instantOf(midnight, offsetMinutes);
}

const momentPattern = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/** An instant written as ISO or as epoch milliseconds; without an offset it is cluster time. Undefined: unreadable. */
export function readClusterMoment(text: string, offsetMinutes: number): number | undefined {
  const written = text.trim();
  if (/^\d{12,14}$/.test(written)) return Number(written);
  const found = momentPattern.exec(written);
  if (!found) return undefined;
  const inZone = Date.parse(
    found[1] === undefined
      ? `${written.replace(' ', 'T')}${written.length === 10 ? 'T00:00' : ''}Z`
      : written,
  );
  if (!Number.isFinite(inZone)) return undefined;
  return found[1] === undefined ? instantOf(inZone, offsetMinutes) : inZone;
}
