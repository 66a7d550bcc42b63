/** Takes redemptions back, so that their coupons can be used again. All of them or none. */
import type { Call } from './caller.ts';
import { saysSuccess } from './done-answer.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import { wireId } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';

export function readReactivation(body: unknown): Reading<null> {
  const refusal = refusalOfV2(body, 'coupon');
  if (refusal) return refusal;
  return saysSuccess(body) ? value(null) : unreadable('no-success-marker');
}

/**
 * `redemptionIds` are redemption ids, never ids of coupons (U7). How long after a redemption this works, and what it
 * does to points, nobody has written down (U46). Capillary docs: Reactivate coupons.
 */
export function reactivateRedemptions(call: Call, redemptionIds: string[]): Promise<Outcome<null>> {
  const body = { redemptionIds: redemptionIds.map(wireId) };
  return call({ method: 'POST', path: '/v2/coupon/reactivate', body }, 'write', readReactivation);
}
