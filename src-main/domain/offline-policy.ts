/**
 * May this till take a coupon without Capillary's word? Every hard rule must say yes; where only soft rules say
 * no, a manager may. The answer is data: verdict, reasons, money at stake. Also decides when the line is up but
 * no answer came in time.
 */
import { formatMoney, type MinorUnits, minor } from '../contract/money.ts';
import { giveReason, type Reason } from '../contract/reasons.ts';
import type { Settings } from '../contract/settings.ts';
import { couponRules, type RuleFacts } from './coupon-rules.ts';
import { moneyOff } from './discount.ts';
import { displayMoment } from './display.ts';
import type { KnownCoupon } from './known-coupon.ts';

/** An entry of this till for the same code that counts as a use. */
export interface UseHere {
  billNumber: string;
  at: number;
}

export interface OfflineCase {
  code: string;
  coupon: KnownCoupon | null;
  customer: { id: string; fraud: boolean };
  bill: { amount: MinorUnits; alreadyOff: MinorUnits };
  nowMs: number;
  /** How long ago the facts about the coupon were heard, by this till's own clock; milliseconds. */
  factsAgeMs: number;
  clusterOffsetMinutes: number | null;
  clockTrusted: boolean;
  /** Uses of this code at this till that Capillary's facts do not include yet. */
  usesHere: UseHere[];
  /** Money given without Capillary's word so far, this redemption not included. */
  given: { atRisk: MinorUnits; memberToday: MinorUnits; thisOutage: MinorUnits };
  settings: Pick<
    Settings,
    'caps' | 'factsAgeLimitMs' | 'clockToleranceMs' | 'currency' | 'locale' | 'storeId'
  >;
}

export interface OfflineVerdict {
  verdict: 'accept' | 'manager' | 'refuse';
  reasons: Reason[];
  /** Money off this bill; null when it cannot be told. */
  moneyOff: MinorUnits | null;
}

export function decideOffline(subject: OfflineCase): OfflineVerdict {
  const { coupon, code } = subject;
  if (subject.customer.fraud) return refuse(giveReason('member-blocked', 'hard'));
  if (coupon === null || !coupon.seriesKnown || coupon.discount?.currency !== subject.settings.currency) {
    return refuse(giveReason('coupon-not-seen', 'hard', { code }));
  }
  const off = moneyOff(coupon.discount, subject.bill.amount, subject.bill.alreadyOff);
  const hard = [
    ...couponRules(ruleFacts(subject, coupon)),
    ...usedHere(subject, coupon),
    ...covered(subject, off),
  ];
  const stop = hardStop(subject, off);
  if (stop) hard.push(stop);
  if (hard.length > 0) return { verdict: 'refuse', reasons: hard, moneyOff: off };
  const soft = softReasons(subject, coupon, off);
  return { verdict: soft.length > 0 ? 'manager' : 'accept', reasons: soft, moneyOff: off };
}

const refuse = (reason: Reason): OfflineVerdict => ({ verdict: 'refuse', reasons: [reason], moneyOff: null });

function ruleFacts(subject: OfflineCase, coupon: KnownCoupon): RuleFacts {
  return {
    coupon,
    customerId: subject.customer.id,
    billAmount: subject.bill.amount,
    currency: subject.settings.currency,
    nowMs: subject.nowMs,
    clusterOffsetMinutes: subject.clusterOffsetMinutes,
    storeId: subject.settings.storeId,
    locale: subject.settings.locale,
  };
}

function usedHere(subject: OfflineCase, coupon: KnownCoupon): Reason[] {
  const last = subject.usesHere.at(-1);
  if (!last) return [];
  // what is not known to be usable several times counts as usable once
  const left = coupon.redemptionsLeft ?? 1;
  if (left === -1 || subject.usesHere.length < left) return [];
  return [giveReason('coupon-used-here', 'hard', { code: subject.code, bill: last.billNumber })];
}

function covered(subject: OfflineCase, off: MinorUnits): Reason[] {
  if (off > 0 || subject.bill.alreadyOff === 0) return [];
  return [giveReason('bill-already-covered', 'hard', { code: subject.code })];
}

function hardStop(subject: OfflineCase, off: MinorUnits): Reason | null {
  const { caps } = subject.settings;
  const atRisk = minor(subject.given.atRisk + off);
  if (atRisk <= caps.hardStop) return null;
  return giveReason('hard-stop', 'hard', {
    amount: shown(subject, subject.given.atRisk),
    cap: shown(subject, caps.hardStop),
  });
}

function softReasons(subject: OfflineCase, coupon: KnownCoupon, off: MinorUnits): Reason[] {
  const { settings, given, code } = subject;
  const { caps } = settings;
  const reasons: Reason[] = [];
  const soft = (key: Reason['key'], facts: Record<string, string> = {}) =>
    reasons.push(giveReason(key, 'soft', { code, ...facts }));

  if (coupon.offline !== true) soft('not-for-offline');
  const { factsAgeMs } = subject;
  // facts from the future mean that the clock was wrong then or is now
  if (factsAgeMs > settings.factsAgeLimitMs || factsAgeMs < -settings.clockToleranceMs) {
    soft('facts-too-old', { date: displayMoment(coupon.seenAt, settings.locale) });
  }
  const above = (key: Reason['key'], amount: number, cap: MinorUnits) => {
    if (amount > cap) soft(key, { amount: shown(subject, minor(amount)), cap: shown(subject, cap) });
  };
  above('above-coupon-cap', off, caps.perCoupon);
  above('above-member-cap', given.memberToday + off, caps.perMemberAndDay);
  above('above-till-cap', given.atRisk + off, caps.perTill);
  above('above-outage-cap', given.thisOutage + off, caps.perOutage);
  if (!subject.clockTrusted && coupon.lastDay !== null) soft('clock-not-trusted');
  return reasons;
}

const shown = (subject: OfflineCase, amountMinor: MinorUnits) =>
  formatMoney({ amountMinor, currency: subject.settings.currency }, subject.settings.locale);
