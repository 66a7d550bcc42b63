/** What a held coupon is worth and what to know about it, as short words. Unknown is said, never shown as zero. */
import type { HeldCoupon } from '../../../src-main/contract/customers.ts';
import type { Words } from '../../words/use-words.ts';

type Speaking = Pick<Words, 'say' | 'figures'>;

export function sayWorth(coupon: Pick<HeldCoupon, 'discount'>, { say, figures }: Speaking): string {
  const { discount } = coupon;
  if (!discount) return say('counter.offUnknown');
  const value = figures.worth(discount);
  return discount.upTo && discount.upTo.amountMinor > 0
    ? say('counter.offUpTo', { value, most: figures.money(discount.upTo) })
    : say('counter.off', { value });
}

export function heldFacts(coupon: HeldCoupon, { say, figures }: Speaking): string[] {
  if (coupon.state === 'used') {
    const [use] = coupon.uses;
    return [
      use ? say('counter.heldUsedAt', { ...use, date: figures.date(use.date) }) : say('counter.heldUsed'),
    ];
  }
  const until = coupon.validUntil
    ? say('counter.heldUntil', { date: figures.date(coupon.validUntil) })
    : say('counter.heldNoUntil');
  if (coupon.state === 'expired') return [say('counter.heldExpired'), until];
  const facts = [until];
  if (coupon.minimumBill)
    facts.push(say('counter.heldMinimum', { amount: figures.money(coupon.minimumBill) }));
  if (coupon.maximumBill)
    facts.push(say('counter.heldMaximum', { amount: figures.money(coupon.maximumBill) }));
  if (coupon.redemptionsLeft !== null && coupon.redemptionsLeft > 1) {
    facts.push(say('counter.heldLeft', { count: coupon.redemptionsLeft }));
  }
  if (coupon.needsOtp) facts.push(say('counter.heldOtp'));
  if (coupon.offline === false) facts.push(say('counter.heldOnline'));
  return facts;
}
