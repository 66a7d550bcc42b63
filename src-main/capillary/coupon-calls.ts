/**
 * The calls on coupons beyond finding, checking and redeeming at the till: what a desk, a back office and a day's end
 * need. One row a call; each says in its own file what it asks and believes.
 */
import { attachBills, type BillOfRedemption } from './attach-bill.ts';
import type { Call } from './caller.ts';
import { changeExpiry, type ExpiryChange } from './change-expiry.ts';
import { checkV11 } from './check-v11.ts';
import type { CheckFacts, IssuedCouponFacts, RedemptionFacts, WireIdentifier } from './client.ts';
import { type CouponDetails, couponDetails } from './coupon-details.ts';
import { issueMultiple, type MultipleIssue, type MultipleIssueFacts } from './issue-multiple.ts';
import { issueSeveral, type SeveralIssue, type SeveralIssueFacts } from './issue-several.ts';
import { issueSingle } from './issue-single.ts';
import { issueV11 } from './issue-v11.ts';
import {
  type CouponPage,
  type CouponPageRequest,
  type DetailedCoupon,
  memberCouponDetails,
  memberCouponPage,
} from './member-coupons.ts';
import type { Outcome } from './outcome.ts';
import { reactivateRedemptions } from './reactivate.ts';
import { type BulkRedeemRequest, redeemBulk } from './redeem-bulk.ts';
import { type ResendBy, resendCoupon } from './resend-coupon.ts';
import { type RevokeFacts, type RevokeRequest, revokeCoupons } from './revoke-coupons.ts';
import { createSeries, type SavedSeries, type SeriesDraft, updateSeries } from './save-series.ts';
import { type ToldSeries, toldSeries } from './series-told.ts';
import { listSeries } from './series-v11.ts';

export interface CouponCalls {
  /** What coupons are, by code, by id, or all that were given to members. */
  couponDetails: (by: 'code' | 'id' | 'holder', values: string[]) => Promise<Outcome<CouponDetails[]>>;
  /** One page of a member's coupons in some states. */
  memberCouponPage: (request: CouponPageRequest) => Promise<Outcome<CouponPage>>;
  /** A member's coupons with their whole series. */
  memberCouponDetails: (customerId: string) => Promise<Outcome<DetailedCoupon[]>>;
  /** One coupon without a word on where it comes from. A second call is a second coupon. */
  issueSingle: (customer: WireIdentifier, seriesId: string) => Promise<Outcome<IssuedCouponFacts>>;
  /** One coupon of each of several series; answered says which, perhaps none. A second call is as many again. */
  issueSeveral: (request: SeveralIssue) => Promise<Outcome<SeveralIssueFacts>>;
  /** One coupon through v1.1. */
  issueV11: (customer: WireIdentifier, seriesId: string) => Promise<Outcome<IssuedCouponFacts>>;
  /** Has the message with a coupon sent once more. */
  resendCoupon: (coupon: ResendBy, customer: WireIdentifier) => Promise<Outcome<null>>;
  /** Whether one coupon may be redeemed, through v1.1. */
  checkV11: (customer: WireIdentifier, code: string) => Promise<Outcome<CheckFacts>>;
  /** Several coupons of one series (at most 500). A second call is as many again. */
  issueMultiple: (request: MultipleIssue) => Promise<Outcome<MultipleIssueFacts>>;
  /** Several codes (at most 50) for one bill, all or none. Never for the queue. */
  redeemBulk: (request: BulkRedeemRequest) => Promise<Outcome<RedemptionFacts[]>>;
  /** All series there are, through v1.1; with or without those that have ended. */
  listSeries: (expired: boolean) => Promise<Outcome<ToldSeries[]>>;
  /** Series by their numbers with all that is told of them; those that are not known are missing. */
  toldSeries: (ids: string[]) => Promise<Outcome<ToldSeries[]>>;
  /** A second call is a second series. */
  createSeries: (draft: SeriesDraft) => Promise<Outcome<SavedSeries>>;
  updateSeries: (seriesId: string, draft: SeriesDraft) => Promise<Outcome<SavedSeries>>;
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
    couponDetails: (by, values) => couponDetails(call, by, values),
    memberCouponPage: (request) => memberCouponPage(call, request),
    memberCouponDetails: (customerId) => memberCouponDetails(call, customerId),
    issueSingle: (customer, seriesId) => issueSingle(call, customer, seriesId),
    issueSeveral: (request) => issueSeveral(call, request),
    issueV11: (customer, seriesId) => issueV11(call, customer, seriesId),
    resendCoupon: (coupon, customer) => resendCoupon(call, coupon, customer),
    checkV11: (customer, code) => checkV11(call, customer, code),
    issueMultiple: (request) => issueMultiple(call, request),
    redeemBulk: (request) => redeemBulk(call, request),
    listSeries: (expired) => listSeries(call, expired),
    toldSeries: (ids) => toldSeries(call, ids),
    createSeries: (draft) => createSeries(call, draft),
    updateSeries: (seriesId, draft) => updateSeries(call, seriesId, draft),
    reactivateRedemptions: (redemptionIds) => reactivateRedemptions(call, redemptionIds),
    attachBills: (customer, bills) => attachBills(call, customer, bills),
    revokeCoupons: (request) => revokeCoupons(call, request),
    changeExpiry: (change) => changeExpiry(call, change),
  };
}
