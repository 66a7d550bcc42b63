/** What the queue asks of Capillary. */
import type { BillCalls } from '../capillary/bill-calls.ts';
import type { Capillary } from '../capillary/client.ts';
import type { CouponCalls } from '../capillary/coupon-calls.ts';
import type { CustomerCalls } from '../capillary/customer-calls.ts';
import type { PointsCalls } from '../capillary/points-calls.ts';

export type QueueCapillary = Capillary &
  Pick<
    BillCalls,
    'addBill' | 'addBills' | 'billsByNumber' | 'billById' | 'rejectedBills' | 'updateBill' | 'retroBill'
  > &
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
  > &
  Pick<
    CustomerCalls,
    | 'enrolCustomer'
    | 'updateCustomer'
    | 'changeIdentifiers'
    | 'changeCustomerStatus'
    | 'addCustomerNote'
    | 'customerNotes'
    | 'changeCustomerLabels'
    | 'customerLabels'
    | 'customerProfile'
  > &
  Pick<
    PointsCalls,
    | 'redeemPoints'
    | 'reversePoints'
    | 'pointsRedemptions'
    | 'requestGoodwillPoints'
    | 'decideGoodwillPoints'
    | 'goodwillRequests'
    | 'memberGoodwill'
  >;
