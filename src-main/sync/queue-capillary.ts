/** What the queue asks of Capillary. */
import type { Capillary } from '../capillary/client.ts';
import type { CouponCalls } from '../capillary/coupon-calls.ts';

export type QueueCapillary = Capillary &
  Pick<
    CouponCalls,
    | 'redeemBulk'
    | 'issueMultiple'
    | 'issueSingle'
    | 'issueV11'
    | 'reactivateRedemptions'
    | 'revokeCoupons'
    | 'changeExpiry'
    | 'resendCoupon'
    | 'attachBills'
  >;
