/**
 * All coupons of a member, page by page. Where an account may not use the list with pages, the other one is asked, which
 * knows neither pages nor states.
 */
import type { CouponState } from '../capillary/member-coupons.ts';
import type { CouponsWanted, MemberCoupon } from '../contract/coupon-changes.ts';
import { ok } from '../contract/result.ts';
import { dayOf } from '../domain/cluster-time.ts';
import { discountFromWire } from '../domain/discount.ts';
import { fail } from '../domain/failure.ts';
import { isLocalId } from '../domain/local-id.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import type { Handler } from './parts.ts';

const pageOf = 20;
const states: Record<CouponsWanted, CouponState[]> = {
  usable: ['Active_Unredeemed'],
  used: ['Redeemed'],
  ended: ['Expired_Unredeemed'],
  all: [],
};

export const listMemberCoupons: Handler<'listMemberCoupons'> = async (parts, input) => {
  const { customerId, which, from } = input;
  const { currency, readTimeLimitMs } = parts.settings.read();
  if (isLocalId(customerId)) return ok({ coupons: [], next: null });
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  if (capillary === null) return fail('unreachable', 'line-down');
  const customer = { type: 'id' as const, value: customerId };
  const page = await inTime(
    parts.clock,
    readTimeLimitMs,
    capillary.memberCouponPage({ customer, states: states[which], limit: pageOf, offset: from }),
  );
  if (page.kind === 'answered') {
    const coupons = page.value.coupons.map((one) => ({
      ...shown(one, currency),
      lastDay: dayOf(one.validTillDateTime ?? one.validTill ?? ''),
      used: one.redemptionCount,
    }));
    return ok({ coupons, next: coupons.length < pageOf ? null : from + coupons.length });
  }
  if (page.kind !== 'refused' || which !== 'all' || from > 0)
    return { ok: false, failure: failureOfOutcome(page) };
  const whole = await inTime(parts.clock, readTimeLimitMs, capillary.memberCouponDetails(customerId));
  if (whole.kind !== 'answered') return { ok: false, failure: failureOfOutcome(page) };
  const coupons = whole.value.map((one) => ({
    ...shown(one, currency),
    lastDay: dayOf(one.validTill ?? ''),
    used: one.redeemed === null ? null : Number(one.redeemed),
  }));
  return ok({ coupons, next: null });
};

interface Told {
  code: string;
  description: string;
  discountType: 'ABS' | 'PERC' | null;
  discountValue: number | null;
  discountUpTo: number | null;
}

const shown = (told: Told, currency: string): Pick<MemberCoupon, 'code' | 'description' | 'discount'> => ({
  code: told.code.toUpperCase(),
  description: told.description,
  discount: discountFromWire(
    { type: told.discountType, value: told.discountValue, upTo: told.discountUpTo },
    currency,
  ),
});
