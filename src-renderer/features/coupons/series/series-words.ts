/** Facts of a series as people say them. What is not told is called so, never left out and never nought. */
import type { Discount } from '../../../../src-main/contract/customers.ts';
import type { SeriesRow } from '../../../../src-main/contract/series.ts';
import type { Words } from '../../../words/use-words.ts';

export function sayWorth(discount: Discount | null, { say, figures }: Words): string {
  if (discount === null) return say('coupons.series.worthUnknown');
  const worth = figures.worth(discount);
  return discount.upTo === null
    ? worth
    : say('coupons.series.worthUpTo', { worth, most: figures.money(discount.upTo) });
}

export function sayEnd(
  { lastDay, otherLastDays }: Pick<SeriesRow, 'lastDay' | 'otherLastDays'>,
  { say, figures }: Words,
): string {
  if (lastDay === null) return say('coupons.series.endUnknown');
  const day = figures.date(lastDay);
  return otherLastDays.length === 0
    ? say('coupons.series.endsOn', { day })
    : say('coupons.series.endsOnOr', { day, others: otherLastDays.map(figures.date).join(', ') });
}

export function sayOffline(offline: boolean | null, { say }: Words): string {
  return say(`coupons.series.offline.${offline === null ? 'unknown' : offline ? 'yes' : 'no'}`);
}

/** `UTC+05:30`. */
export function sayZone(offsetMinutes: number | null, say: Words['say']): string {
  if (offsetMinutes === null) return say('coupons.series.zoneUnknown');
  const size = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `UTC${offsetMinutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Day and time of an instant in Capillary's time, or in UTC as long as that is not known. */
export function sayClusterMoment(at: number, offsetMinutes: number | null, { figures }: Words): string {
  const moved = new Date(at + (offsetMinutes ?? 0) * 60_000);
  if (Number.isNaN(moved.getTime())) return String(at);
  const [day = '', time = ''] = moved.toISOString().split('T');
  const clock = time.slice(0, 5);
  return `${figures.date(day)}, ${clock}${offsetMinutes === null ? ' UTC' : ''}`;
}
