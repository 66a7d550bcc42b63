/**
 * Puts the client together: one set of connections, one account, one function per call. Acts only when
 * called; what it starts is ended by `stop`.
 */
import { createAuthorization } from './authorization.ts';
import { type BillCalls, billCalls } from './bill-calls.ts';
import { createCaller } from './caller.ts';
import { checkCoupons } from './check-coupons.ts';
import type { Capillary, CapillaryOptions } from './client.ts';
import { type CouponCalls, couponCalls } from './coupon-calls.ts';
import { couponHistory } from './coupon-history.ts';
import { type CustomerCalls, customerCalls } from './customer-calls.ts';
import { customerCoupons } from './customer-coupons.ts';
import { searchCustomers } from './customer-search.ts';
import { findCustomer } from './customers.ts';
import { issueCoupon } from './issue-coupon.ts';
import { type PointsCalls, pointsCalls } from './points-calls.ts';
import { redeemV2 } from './redeem-v2.ts';
import { redeemV11 } from './redeem-v11.ts';
import { memberRedemptions } from './redemptions.ts';
import { seriesByIds } from './series.ts';
import { signIn } from './store.ts';
import { createTokenKeeper } from './token.ts';
import { createTransport } from './transport.ts';
import { createUploadCaller } from './upload-caller.ts';
import { type UploadCalls, uploadCalls } from './upload-calls.ts';

/** Everything there is: what the counter and the queue need of it is `Capillary` alone. */
export type CapillaryClient = Capillary & CouponCalls & CustomerCalls & BillCalls & PointsCalls & UploadCalls;

/**
 * The client of one account on one host. No call of it ever throws or rejects: whatever happens is an
 * Outcome. Throws only here, when `apiUrl` or `uploadUrl` is no absolute address.
 */
export function createCapillary(options: CapillaryOptions): CapillaryClient {
  const { credentials, clock } = options;
  const onCall = options.onCall ?? (() => {});
  const transport = createTransport(options);
  const tokens =
    credentials.kind === 'oauth'
      ? createTokenKeeper({ transport, key: credentials.key, secret: credentials.secret, clock, onCall })
      : null;
  const authorization = createAuthorization(credentials, options.attribution, tokens);
  const call = createCaller({ transport, authorization, onCall });
  const uploads = createUploadCaller(options, tokens);

  return {
    ...couponCalls(call),
    ...billCalls(call),
    ...pointsCalls(call),
    ...customerCalls(call),
    ...uploadCalls(uploads.call),
    signIn: () => signIn(call, options),
    findCustomer: (identifier) => findCustomer(call, identifier),
    searchCustomers: (text, limit) => searchCustomers(call, text, limit),
    customerCoupons: (customerId) => customerCoupons(call, customerId),
    seriesByIds: (ids) => seriesByIds(call, ids),
    checkCoupons: (customer, codes) => checkCoupons(call, customer, codes),
    redeemCoupon: (request) =>
      request.version === 'v2' ? redeemV2(call, request) : redeemV11(call, request),
    issueCoupon: (request) => issueCoupon(call, request),
    memberRedemptions: (customer, fromDay, toDay) => memberRedemptions(call, customer, fromDay, toDay),
    couponHistory: (code) => couponHistory(call, code),
    reach: transport.reach,
    stop: async () => {
      await Promise.all([transport.stop(), uploads.stop()]);
    },
  };
}
