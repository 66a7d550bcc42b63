/**
 * How many coupons may be given as goodwill. Above a limit a second manager has to agree: nobody lifts a limit for
 * himself.
 */
import { formatMoney, type MinorUnits, minor } from '../contract/money.ts';
import { giveReason, type Reason } from '../contract/reasons.ts';
import type { Settings } from '../contract/settings.ts';

/** What was given today at this till and was not refused or taken back. */
export interface GivenToday {
  toMember: number;
  byPerson: number;
  /** Of coupons whose worth is an amount; those of a percentage are worth nothing until they are used. */
  value: MinorUnits;
}

export function goodwillLimits(
  today: GivenToday,
  wish: { by: string; value: MinorUnits },
  settings: Pick<Settings, 'goodwill' | 'currency' | 'locale'>,
): Reason[] {
  const { perMemberAndDay, perPersonAndDay, valuePerDay } = settings.goodwill;
  const money = (amountMinor: MinorUnits) =>
    formatMoney({ amountMinor, currency: settings.currency }, settings.locale);
  const reasons: Reason[] = [];
  if (today.toMember >= perMemberAndDay) {
    const facts = { count: String(today.toMember), limit: String(perMemberAndDay) };
    reasons.push(giveReason('goodwill-member-limit', 'soft', facts));
  }
  if (today.byPerson >= perPersonAndDay) {
    const facts = { name: wish.by, count: String(today.byPerson), limit: String(perPersonAndDay) };
    reasons.push(giveReason('goodwill-person-limit', 'soft', facts));
  }
  const value = minor(today.value + wish.value);
  if (value > valuePerDay) {
    reasons.push(
      giveReason('goodwill-value-limit', 'soft', { amount: money(value), limit: money(valuePerDay) }),
    );
  }
  return reasons;
}
