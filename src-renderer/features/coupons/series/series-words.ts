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
