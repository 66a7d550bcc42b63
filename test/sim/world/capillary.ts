/** The client's interface as the program knows it, spoken to the model instead of to a host. */
import type { IssueRequest, RedeemRequest, WireIdentifier } from '../../../src-main/capillary/client.ts';
import type { QueueCapillary } from '../../../src-main/sync/queue-capillary.ts';
import type { Schedule } from '../schedule.ts';
import type { Boot, Machine } from '../till/machine.ts';
import { storyStartMs } from '../trace.ts';
import type { Line } from './line.ts';
import {
  clusterOffsetMinutes,
  instantText,
  type ModelGift,
  type ModelRedemption,
  momentText,
  type Platform,
} from './platform.ts';
import type { Exchange } from './wire.ts';

export interface CapillaryParts {
  platform: Platform;
  exchange: Exchange;
  schedule: Schedule;
  machine: Machine;
  boot: Boot;
  line: Line;
  /** The till's account; Capillary names the till by it. */
  account: string;
  /** Which entry of the till this request belongs to, looked up on its disk. */
  entryOf: (request: RedeemRequest) => string;
  /** The decision this request belongs to, looked up on its disk. */
  decisionOf: (request: IssueRequest) => string;
  /** The member behind any of the names a till may use. */
  holderOf: (customer: WireIdentifier) => string;
  /** Capillary said no to this entry. */
  onRefused: (entry: string) => void;
  /** The queue begins something: an attempt, a question. */
  onRequest: () => void;
}

export function createModelCapillary(parts: CapillaryParts): QueueCapillary {
  const { platform, exchange, schedule, account, holderOf } = parts;
  const notModelled = () => Promise.reject(new Error('the queue does not ask this'));
  const read = <Value>(value: () => Value) =>
    exchange<Value>({
      what: 'read',
      serve: () => ({ ok: true, value: value() }),
      mayComeTwice: true,
    });

  return {
    signIn: () =>
      exchange({
        what: 'sign-in',
        serve: () => ({
          ok: true,
          value: {
            till: account,
            organisation: 'model',
            serverTime: new Date(storyStartMs + schedule.now()).toISOString().replace('Z', '+05:30'),
            clusterOffsetMinutes,
          },
        }),
        mayComeTwice: true,
      }),
    redeemCoupon: (request) => {
      parts.onRequest();
      const entry = parts.entryOf(request);
      return exchange({
        what: 'redeem',
        serve: (seenFrom) => {
          const wish = {
            code: request.code,
            member: holderOf(request.customer),
            bill: request.billNumber,
            till: account,
            entry,
            seenFrom,
          };
          const done = platform.redeem(wish);
          if (done.ok) return { ok: true, value: redeemed(done.redemption) };
          parts.onRefused(entry);
          return done;
        },
        mayComeTwice: platform.coupon(request.code)?.uses === 1,
      });
    },
    issueCoupon: (request) => {
      parts.onRequest();
      const entry = parts.decisionOf(request);
      return exchange({
        what: 'issue',
        serve: (seenFrom) => {
          const { customerId: member, seriesId: offer } = request;
          const done = platform.give({ member, offer, till: account, entry, seenFrom });
          if (done.ok) return { ok: true, value: given(done.gift) };
          parts.onRefused(entry);
          return done;
        },
        mayComeTwice: false,
      });
    },
    memberRedemptions: (customer, fromDay, toDay) => {
      parts.onRequest();
      return read(() => platform.redemptionsOf(holderOf(customer), fromDay, toDay).map(listed).toReversed());
    },
    // the second half of a question that has begun
    couponHistory: (code) =>
      read(() => {
        const use = platform.lastUse(code);
        if (use === undefined) return null;
        return {
          code,
          redeemed: use !== null,
          redeemedOn: use && momentText(use.at),
          redeemedAt: use?.till ?? null,
          transactionNumber: use?.bill ?? null,
          ...untold,
        };
      }),
    reach: (limitMs) =>
      new Promise((resolve) => {
        const isUp = parts.line.isUp();
        const answerAt = schedule.now() + (isUp ? 9 : Math.min(limitMs, 40));
        parts.machine.whenAwake(parts.boot, answerAt, () => resolve(isUp && parts.line.isUp()));
      }),
    findCustomer: notModelled,
    searchCustomers: notModelled,
    customerCoupons: (customerId) => {
      parts.onRequest();
      return read(() => platform.giftsOf(customerId).map(held));
    },
    seriesByIds: notModelled,
    checkCoupons: notModelled,
    redeemBulk: notModelled,
    issueMultiple: notModelled,
    issueSingle: notModelled,
    issueV11: notModelled,
    reactivateRedemptions: notModelled,
    revokeCoupons: notModelled,
    changeExpiry: notModelled,
    resendCoupon: notModelled,
    redeemPoints: notModelled,
    reversePoints: notModelled,
    pointsRedemptions: notModelled,
    requestGoodwillPoints: notModelled,
    decideGoodwillPoints: notModelled,
    goodwillRequests: notModelled,
    memberGoodwill: notModelled,
    attachBills: notModelled,
    enrolCustomer: notModelled,
    updateCustomer: notModelled,
    changeIdentifiers: notModelled,
    changeCustomerStatus: notModelled,
    addCustomerNote: notModelled,
    customerNotes: notModelled,
    changeCustomerLabels: notModelled,
    customerProfile: notModelled,
    customerLabels: notModelled,
    addBill: notModelled,
    billById: notModelled,
    updateBill: notModelled,
    retroBill: notModelled,
    addBills: notModelled,
    billsByNumber: notModelled,
    rejectedBills: notModelled,
    stop: () => Promise.resolve(),
  };
}

const untold = {
  couponId: null,
  seriesId: null,
  lastDay: null,
  issuedOn: null,
  holder: null,
  redeemedBy: null,
};

const redeemed = ({ id, code }: ModelRedemption) => ({
  reference: id,
  code,
  seriesId: null,
  discountType: 'ABS' as const,
  discountValue: 5,
  discountUpTo: 0,
  message: 'done',
  resultCode: 700,
});

const listed = ({ id, code, bill, at, till }: ModelRedemption) => ({
  redemptionId: id,
  code,
  transactionNumber: bill,
  redeemedTime: momentText(at),
  tillCode: till,
  storeCode: 'store-1',
});

const worth = {
  description: 'sorry',
  discountType: 'ABS' as const,
  discountValue: 5,
  discountUpTo: 0,
  validTill: null,
  validTillDateTime: null,
};

const given = ({ code, offer }: ModelGift) => ({ ...worth, code, seriesId: offer });

const held = ({ code, offer, at }: ModelGift) => ({
  ...worth,
  code,
  seriesId: offer,
  couponId: null,
  redemptionsLeft: 1,
  redemptionCount: 0,
  redemptions: [],
  createdDate: instantText(at),
});
