// The table of calls: method, path, how it answers, and how it writes a failure. A row is all it takes to
// add a call. `{}` stands for one part of the path; rows are tried from the top.

import { addBill, addBills } from './calls/bill-add.ts';
import { billById, billsByNumber, billsOfMember, putBill } from './calls/bill-read.ts';
import * as rejected from './calls/bill-rejected.ts';
import { updateTransaction } from './calls/bill-retro-v11.ts';
import { check, refuseCheck } from './calls/coupon-check.ts';
import { couponDetails } from './calls/coupon-details.ts';
import { changeExpiry } from './calls/coupon-expiry.ts';
import { issueBulk, refuseIssue } from './calls/coupon-issue.ts';
import { issueMultiple, issueSingle } from './calls/coupon-issue-more.ts';
import { issueV11, refuseIssueV11, refuseResend, resend } from './calls/coupon-issue-v11.ts';
import { checkV11, couponGet } from './calls/coupon-read-v11.ts';
import { redeem, refuseRedeem } from './calls/coupon-redeem.ts';
import { redeemBulk, refuseRedeemBulk } from './calls/coupon-redeem-bulk.ts';
import { redeemV11, refuseRedeemV11 } from './calls/coupon-redeem-v11.ts';
import { revoke } from './calls/coupon-revoke.ts';
import { reactivateRedemptions, seriesByIds } from './calls/coupon-series.ts';
import { createSeries, updateSeries } from './calls/coupon-series-save.ts';
import { seriesV11 } from './calls/coupon-series-v11.ts';
import * as upload from './calls/coupon-upload.ts';
import { customerCoupons } from './calls/customer-coupons.ts';
import { customerCouponsDetailed } from './calls/customer-coupons-detailed.ts';
import * as marks from './calls/customer-marks.ts';
import * as customer from './calls/customer-read.ts';
import { customerRedemptions } from './calls/customer-redemptions-v11.ts';
import { customerSearch } from './calls/customer-search.ts';
import * as write from './calls/customer-write.ts';
import * as goodwill from './calls/goodwill-requests.ts';
import { customFields, extendedFields } from './calls/member-fields.ts';
import { organisationGet, tillById, tillByQuery } from './calls/organisation.ts';
import { generateOtp, refuseOtp, validateOtp } from './calls/otp.ts';
import * as points from './calls/points-read.ts';
import { pointsBill, redeemPointsV2, reversePoints } from './calls/points-v2.ts';
import * as pointsV11 from './calls/points-v11.ts';
import { attachBill } from './calls/redemption-bill.ts';
import { storeLogin } from './calls/store-login.ts';
import { generateToken } from './calls/token.ts';
import * as trade from './calls/trade.ts';
import { sentenceOf } from './codes.ts';
import { httpError, refused } from './v2.ts';
import { v11Answer } from './v11.ts';
import { refusedChange } from './views/change-view.ts';
import type { Call, Handler, RefusalWriter } from './wire.ts';

export interface Route {
  method: string;
  path: string;
  handler: Handler;
  refuse: RefusalWriter;
  /** what a body has to be */
  takes: 'json' | 'form';
  /** needs no credentials */
  isOpen: boolean;
}

const refuseV2: RefusalWriter = (call, code) => refused(call, [code]);
const refuseV11: RefusalWriter = (call, code) => v11Answer(call, code, {});

function route(method: string, path: string, handler: Handler, refuse?: RefusalWriter): Route {
  const usual = path.startsWith('/v1.1/') ? refuseV11 : refuseV2;
  return { method, path, handler, refuse: refuse ?? usual, takes: 'json', isOpen: false };
}

/** Two documents give the parked bills under two addresses (U15): they are told under the one of the mode. */
function parkedRoutes(method: string, ending: string, handler: Handler): Route[] {
  const addresses = { organization: '/v2/organization', v2: '/v2' } as const;
  return Object.entries(addresses).map(([at, base]) =>
    route(method, `${base}/rejectedTransactions${ending}`, (call) =>
      call.modes.parkedBillsAt === at ? handler(call) : httpError(404),
    ),
  );
}

/** Two documents give the states of files under two versions (U15): they are told under both. */
function uploadRoute(
  method: 'GET' | 'POST',
  path: string,
  handler: Handler,
  version: 'v1' | 'v2' = 'v1',
): Route {
  return {
    ...route(method, `/coupon/api/${version}/upload/${path}/{}`, handler, upload.refuseUpload),
    takes: 'form',
  };
}

const refuseToken = (_call: Call, code: number) => ({
  status: 200,
  body: { data: null, errors: [{ status: false, code, message: sentenceOf(code) }] },
});

export const routes: readonly Route[] = [
  { ...route('POST', '/v3/oauth/token/generate', generateToken, refuseToken), isOpen: true },
  route('GET', '/v1.1/store/login', storeLogin),
  route('GET', '/v1.1/organization/get', organisationGet),
  route('GET', '/v2/organization/till', tillByQuery),
  route('GET', '/v2/organization/till/{}', tillById),
  route('GET', '/v2/customers/lookup', customer.lookupId),
  route('GET', '/v2/customers/lookup/customerDetails', customer.lookupWhole),
  route('GET', '/v2/customers/lookup/loyaltyDetails', customer.lookupLoyalty),
  route('GET', '/v2/customers/lookup/tierDetails', customer.lookupTier),
  route('GET', '/v2/customers/search', customerSearch),
  route('GET', '/v2/customers/coupons', customerCoupons),
  route('GET', '/v2/customers/tierDetails/{}', customer.tierById),
  route('GET', '/v2/customers/{}/coupons', customerCouponsDetailed),
  route('GET', '/v2/customers/{}/transactions', billsOfMember),
  route('GET', '/v2/customers/{}/loyaltyDetails', customer.loyaltyById),
  route('GET', '/v2/customers/{}/tierDetails', customer.tierById),
  route('GET', '/v2/customers/{}/labels', marks.labelsOfCustomer),
  route('POST', '/v2/customers/{}/changeLabels', marks.changeLabels),
  route('POST', '/v2/customers/{}/changeIdentifier', write.changeIdentifier),
  route('PUT', '/v2/customers/lookup/status', marks.changeStatus),
  route('PUT', '/v2/customers/lookup', write.updateByLookup),
  route('PUT', '/v2/customers/{}', write.updateById),
  route('GET', '/v2/customers/{}', customer.wholeById),
  route('POST', '/v2/customers', write.enrol),
  route('GET', '/v2/organization/labels', marks.labelsOfOrganisation),
  route('GET', '/v2/organization/customFields', customFields),
  route('GET', '/v2/extendedFields', extendedFields),
  route('GET', '/v1.1/customer/notes', marks.readNotes),
  route('POST', '/v1.1/customer/notes', marks.writeNotes),
  route('GET', '/v2/coupon/is_redeemable', check, refuseCheck),
  route('POST', '/v2/coupon/redeem', redeem, refuseRedeem),
  route('POST', '/v2/coupon/bulk/issue', issueBulk, refuseIssue),
  route('GET', '/v2/coupon', couponDetails),
  route('POST', '/v2/coupon/issue', issueSingle),
  route('POST', '/v2/coupon/issue/multiple', issueMultiple),
  route('POST', '/v2/coupon/bulk/redeem', redeemBulk, refuseRedeemBulk),
  route('GET', '/v2/coupon/series', seriesByIds),
  route('POST', '/v2/coupon/series', createSeries),
  route('PUT', '/v2/coupon/series/{}', updateSeries),
  route('POST', '/v2/coupon/reactivate', reactivateRedemptions, refusedChange),
  route('PUT', '/v2/coupon/redeem', attachBill, refusedChange),
  route('PUT', '/v2/coupon/bulk/expiry', changeExpiry, refusedChange),
  route('POST', '/v2/coupon/revoke', revoke, refusedChange),
  route('POST', '/v1.1/coupon/redeem', redeemV11, refuseRedeemV11),
  route('POST', '/v1.1/coupon/issue', issueV11, refuseIssueV11),
  route('GET', '/v1.1/coupon/resend', resend, refuseResend),
  route('GET', '/v1.1/coupon/series', seriesV11),
  route('GET', '/v1.1/coupon/get', couponGet),
  route('GET', '/v1.1/coupon/isredeemable', checkV11),
  route('GET', '/v1.1/customer/redemptions', customerRedemptions),
  route('POST', '/v2/transactions', addBill),
  route('POST', '/v2/transactions/bulk', addBills),
  route('PUT', '/v2/transactions', putBill),
  route('GET', '/v2/transactions/getByBillNumber/{}', billsByNumber),
  route('GET', '/v2/transactions/{}', billById),
  route('POST', '/v1.1/transaction/update', updateTransaction),
  ...parkedRoutes('GET', '', rejected.listRejected),
  ...parkedRoutes('POST', '/retrigger', rejected.retrigger),
  ...parkedRoutes('GET', '/retriggerStatus/{}', rejected.retriggerStatus),
  ...parkedRoutes('PUT', '/markFailed', rejected.markFailed),
  route('GET', '/v1.1/organization/tenders', trade.tenders),
  route('GET', '/v1.1/organization/configs', trade.configs),
  route('GET', '/v1.1/product/search', trade.productSearch),
  route('GET', '/v1.1/product/get', trade.productGet),
  route('GET', '/v1.1/points/isredeemable', pointsV11.checkPoints, pointsV11.refuseCheckPoints),
  route('GET', '/v1.1/points/validationcode', pointsV11.validationCode, pointsV11.refuseValidationCode),
  route('POST', '/v1.1/points/redeem', pointsV11.redeemPoints, pointsV11.refuseRedeemPoints),
  route('POST', '/v2/customers/{}/redemptions', redeemPointsV2),
  route('POST', '/v2/points/reverse', reversePoints),
  route('PUT', '/v2/points/updateRedemption', pointsBill, refusedChange),
  route('POST', '/v2/otp/generate', generateOtp, refuseOtp),
  route('POST', '/v2/otp/validate', validateOtp, refuseOtp),
  route('GET', '/v2/customers/{}/points/balance', points.balance),
  route('GET', '/v2/customers/points/balance/{}', points.balance),
  route('GET', '/v2/customers/{}/pointsExpirySchedule', points.expirySchedule),
  route('GET', '/v2/customers/{}/promisedPointsSchedule', points.promisedSchedule),
  route('GET', '/v2/pointsLedger/getCustomerLedgerInfo', points.ledgerInfo),
  route('POST', '/v1.1/request/add', goodwill.addRequest, goodwill.refuseRequest),
  route('POST', '/v1.1/request/approve', goodwill.approveRequest, goodwill.refuseRequest),
  route('POST', '/v1.1/request/reject', goodwill.rejectRequest, goodwill.refuseRequest),
  route('GET', '/v1.1/request/get', goodwill.getRequests),
  route('GET', '/v1.1/request/logs', goodwill.requestLogs),
  route('GET', '/v2/customers/{}/goodwillRequest', goodwill.memberGoodwill),
  uploadRoute('POST', 'file', upload.uploadCodes),
  uploadRoute('POST', 'redeemFile', upload.uploadRedemptions),
  uploadRoute('GET', 'getUploadStatus', upload.uploadStatus),
  uploadRoute('GET', 'getUploadRedeemedCouponStatus', upload.uploadRedemptionStatus),
  uploadRoute('GET', 'getUploadStatus', upload.uploadStatus, 'v2'),
  uploadRoute('GET', 'getUploadRedeemedCouponStatus', upload.uploadRedemptionStatus, 'v2'),
];

/** Taken apart once: every call is held against all of them. */
const patterns = routes.map((candidate) => ({ candidate, wanted: candidate.path.split('/') }));

/** The variable parts when the path fits the pattern. */
function partsOf(wanted: readonly string[], given: readonly string[]): string[] | undefined {
  if (wanted.length !== given.length) return undefined;
  const parts: string[] = [];
  for (const [index, word] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (word === '{}' && actual !== '') parts.push(actual);
    else if (word !== actual) return undefined;
  }
  return parts;
}

type Matched = { state: 'found'; route: Route; parts: string[] } | { state: 'wrong-method' | 'unknown' };

export function matchRoute(method: string, path: string): Matched {
  let isPathKnown = false;
  const given = path.split('/');
  for (const { candidate, wanted } of patterns) {
    const parts = partsOf(wanted, given);
    if (!parts) continue;
    if (candidate.method === method) return { state: 'found', route: candidate, parts };
    isPathKnown = true;
  }
  return { state: isPathKnown ? 'wrong-method' : 'unknown' };
}
