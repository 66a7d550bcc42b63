/** A coupon as the member's card shows it: what it is worth, until when, and whether it can still be used. */
import type { HeldCoupon } from '../contract/customers.ts';
import { clusterDay } from './cluster-time.ts';
import type { KnownCoupon } from './known-coupon.ts';

export function heldCoupon(
  coupon: KnownCoupon,
  facts: { nowMs: number; clusterOffsetMinutes: number | null; currency: string },
): HeldCoupon {
  const { currency } = facts;
  const money = (amountMinor: KnownCoupon['minimumBill']) =>
    amountMinor === null ? null : { amountMinor, currency };
  return {
    code: coupon.code,
    seriesId: coupon.seriesId,
    description: coupon.description,
    discount: coupon.discount,
    validUntil: coupon.lastDay,
    state: stateOf(coupon, facts),
    redemptionsLeft: coupon.redemptionsLeft,
    uses: coupon.uses,
    needsOtp: coupon.needsOtp === true,
    offline: coupon.offline,
    minimumBill: money(coupon.minimumBill),
    maximumBill: money(coupon.maximumBill),
  };
}

function stateOf(
  coupon: KnownCoupon,
  facts: { nowMs: number; clusterOffsetMinutes: number | null },
): HeldCoupon['state'] {
  if (coupon.redemptionsLeft === 0) return 'used';
  if (coupon.exactEnd !== null) return facts.nowMs > coupon.exactEnd ? 'expired' : 'usable';
  const today = clusterDay(facts.nowMs, facts.clusterOffsetMinutes ?? 0);
  return coupon.lastDay !== null && today > coupon.lastDay ? 'expired' : 'usable';
}
