/**
 * The calls on coupons beyond finding, checking and redeeming at the till: what a desk, a back office and a day's end
 * need. One row a call; each says in its own file what it asks and believes.
 */
import { attachBills, type BillOfRedemption } from './attach-bill.ts';
import type { Call } from './caller.ts';
import { changeExpiry, type ExpiryChange } from './change-expiry.ts';
import type { WireIdentifier } from './client.ts';
import type { Outcome } from './outcome.ts';
import { reactivateRedemptions } from './reactivate.ts';
import { type RevokeFacts, type RevokeRequest, revokeCoupons } from './revoke-coupons.ts';

export interface CouponCalls {
  /** Takes redemptions back, all or none. */
  reactivateRedemptions: (redemptionIds: string[]) => Promise<Outcome<null>>;
  /** Writes the bills of redemptions made before there was one. */
  attachBills: (customer: WireIdentifier, bills: BillOfRedemption[]) => Promise<Outcome<null>>;
  /** Takes away codes (at most 50), or all that a member holds unused. Answered says which, perhaps none. */
  revokeCoupons: (request: RevokeRequest) => Promise<Outcome<RevokeFacts>>;
  /** Another end for single codes (at most 100). */
  changeExpiry: (change: ExpiryChange) => Promise<Outcome<null>>;
}

export function couponCalls(call: Call): CouponCalls {
  return {
    reactivateRedemptions: (redemptionIds) => reactivateRedemptions(call, redemptionIds),
    attachBills: (customer, bills) => attachBills(call, customer, bills),
    revokeCoupons: (request) => revokeCoupons(call, request),
    changeExpiry: (change) => changeExpiry(call, change),
  };
}
