/**
 * The rules a coupon carries itself, looked at with what this till knows: one small function a rule, each
 * answering a reason or nothing. They hold online and offline alike; none of them is lifted by a manager.
 */
import { formatMoney, type MinorUnits } from '../contract/money.ts';
import { giveReason, type Reason } from '../contract/reasons.ts';
import { clusterDay } from './cluster-time.ts';
import { displayDay } from './display.ts';
import type { KnownCoupon } from './known-coupon.ts';

export interface RuleFacts {
  coupon: KnownCoupon;
  customerId: string;
  billAmount: MinorUnits;
  currency: string;
  /** Now by Capillary's clock as far as it is known, epoch milliseconds. */
  nowMs: number;
  /** Cluster's offset in minutes; null = not known, then UTC is used. */
  clusterOffsetMinutes: number | null;
  /** This till's store number at Capillary; empty = not known. */
  storeId: string;
  locale: string;
}

type Rule = (facts: RuleFacts) => Reason | null;

const hard = (facts: RuleFacts, key: Reason['key'], more: Record<string, string> = {}): Reason =>
  giveReason(key, 'hard', { code: facts.coupon.code, ...more });

const day = (facts: RuleFacts) => clusterDay(facts.nowMs, facts.clusterOffsetMinutes ?? 0);

export const heldByThisMember: Rule = (facts) => {
  const { coupon, customerId } = facts;
  if (coupon.anyUser === true || coupon.holderId === customerId) return null;
  return coupon.holderId === null ? hard(facts, 'coupon-not-seen') : hard(facts, 'coupon-of-other-member');
};

export const notUsedUp: Rule = (facts) => {
  const { coupon, locale } = facts;
  if (coupon.redemptionsLeft === null || coupon.redemptionsLeft !== 0) return null;
  const last = coupon.uses.at(-1);
  if (!last || coupon.multipleUse) return hard(facts, last ? 'coupon-limit-reached' : 'coupon-used');
  return hard(facts, 'coupon-used-before', {
    date: displayDay(last.date.slice(0, 10), locale),
    store: last.store,
    bill: last.bill,
  });
};

export const notExpired: Rule = (facts) => {
  const { coupon, nowMs, locale } = facts;
  const over =
    coupon.exactEnd !== null
      ? nowMs > coupon.exactEnd
      : coupon.lastDay !== null && day(facts) > coupon.lastDay;
  if (!over) return null;
  return hard(facts, 'coupon-expired', { date: coupon.lastDay ? displayDay(coupon.lastDay, locale) : '?' });
};

export const alreadyValid: Rule = (facts) => {
  const { coupon, locale } = facts;
  if (coupon.firstDay === null || day(facts) >= coupon.firstDay) return null;
  return hard(facts, 'coupon-not-yet', { date: displayDay(coupon.firstDay, locale) });
};

export const allowedHere: Rule = (facts) => {
  const { coupon, storeId } = facts;
  if (coupon.storeIds !== null) {
    if (storeId === '') return hard(facts, 'coupon-store-unknown');
    return coupon.storeIds.includes(storeId) ? null : hard(facts, 'coupon-not-here');
  }
  return coupon.limitedToOtherEntities ? hard(facts, 'coupon-store-unknown') : null;
};

export const billLargeEnough: Rule = (facts) => {
  const { coupon, billAmount, currency, locale } = facts;
  if (coupon.minimumBill === null || billAmount >= coupon.minimumBill) return null;
  return hard(facts, 'bill-too-small', {
    limit: formatMoney({ amountMinor: coupon.minimumBill, currency }, locale),
  });
};

export const billSmallEnough: Rule = (facts) => {
  const { coupon, billAmount, currency, locale } = facts;
  if (coupon.maximumBill === null || billAmount <= coupon.maximumBill) return null;
  return hard(facts, 'bill-too-large', {
    limit: formatMoney({ amountMinor: coupon.maximumBill, currency }, locale),
  });
};

export const needsNoOtp: Rule = (facts) =>
  facts.coupon.needsOtp === true ? hard(facts, 'coupon-needs-otp') : null;

const everyRule: Rule[] = [
  heldByThisMember,
  notUsedUp,
  notExpired,
  alreadyValid,
  allowedHere,
  billLargeEnough,
  billSmallEnough,
  needsNoOtp,
];

/** Every reason the coupon's own rules give against it, in the order people would look. */
export function couponRules(facts: RuleFacts): Reason[] {
  return everyRule.map((rule) => rule(facts)).filter((reason) => reason !== null);
}

/** What Capillary's check cannot see: its call takes neither amount nor moment (Capillary docs: is_redeemable). */
export function rulesCheckCannotSee(facts: RuleFacts): Reason[] {
  return [alreadyValid, billLargeEnough, billSmallEnough, needsNoOtp]
    .map((rule) => rule(facts))
    .filter((reason) => reason !== null);
}
