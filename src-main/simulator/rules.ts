// Decides one coupon for one member at one store: the rules of a series in the order we assume (U39).
// Pure: it reads the world and answers a code. It must never change anything; redeeming is ledger.ts.

import { calendarParts, daysBetween, endOfDay, endOfMonth } from './cluster-time.ts';
import type { Modes } from './modes.ts';
import type { Series } from './series.ts';
import { isShared } from './series.ts';
import {
  type Coupon,
  couponByCode,
  type Member,
  type Redemption,
  redemptionsOfCoupon,
  type Store,
  seriesById,
  standingRedemptions,
  type World,
} from './world.ts';

const DAY_MS = 86_400_000;

interface Attempt {
  world: World;
  modes: Modes;
  offsetMinutes: number;
  nowMs: number;
  /** the moment the caller says it happened, when it says one */
  sentMomentMs?: number | undefined;
  /** a check knows neither bill nor moment, so it cannot test amounts, windows and one-time codes */
  purpose: 'redeem' | 'check';
  family: 'v2' | 'v1.1';
  code: string;
  member: Member;
  store: Store;
  billAmount: number;
  billNumber: string;
  validationCode?: string | undefined;
}

export interface Facts extends Attempt {
  coupon: Coupon;
  series: Series;
  used: Redemption[];
  /** when the rules think it is */
  momentMs: number;
}

export type Verdict =
  | { isFine: true; coupon: Coupon; series: Series }
  | { isFine: false; code: number; coupon?: Coupon; series?: Series };

/** Until when this coupon lives; never beyond its series. */
export function couponExpiry(coupon: Coupon, series: Series, offsetMinutes: number): number {
  const seriesEnd = endOfDay(series.validTillMs, offsetMinutes);
  if (coupon.expiryMs !== undefined) return Math.min(seriesEnd, coupon.expiryMs);
  const count = series.expiryStrategyValue;
  switch (series.expiryStrategyType) {
    case 'SERIES_EXPIRY':
      return seriesEnd;
    case 'DAYS':
      return Math.min(seriesEnd, endOfDay(coupon.issuedMs + count * DAY_MS, offsetMinutes));
    case 'MONTHS_END':
      return Math.min(seriesEnd, endOfMonth(coupon.issuedMs, count, offsetMinutes));
  }
}

/** How often the coupon can still be redeemed; -1 when nothing limits it. */
export function redemptionsLeft(world: World, coupon: Coupon, series: Series, memberId: number): number {
  const used = redemptionsOfCoupon(world, coupon.id);
  const limits: number[] = [];
  if (!series.isMultipleUseAllowed && !isShared(series)) limits.push(1 - used.length);
  const perCoupon = series.redemptionPerCouponMaxLimit ?? -1;
  if (perCoupon > 0) limits.push(perCoupon - used.length);
  if (series.maxRedemptionsInSeriesPerUser > 0) {
    limits.push(series.maxRedemptionsInSeriesPerUser - inSeries(world, series, memberId).length);
  }
  return limits.length === 0 ? -1 : Math.max(0, Math.min(...limits));
}

function inSeries(world: World, series: Series, memberId?: number): Redemption[] {
  return standingRedemptions(world).filter(
    (row) => row.seriesId === series.id && (memberId === undefined || row.memberId === memberId),
  );
}

function usedUp({ world, series, used, member, modes, billNumber, purpose }: Facts): number | undefined {
  const mine = used.filter((row) => row.memberId === member.id);
  const refusal = (() => {
    if (!series.isMultipleUseAllowed && !isShared(series) && used.length > 0) return 711;
    const mayRepeat = series.isMultipleUseAllowed && series.sameUserMultipleRedeem;
    if (!mayRepeat && mine.length > 0) return 716;
    const perCoupon = series.redemptionPerCouponMaxLimit ?? -1;
    if (perCoupon > 0 && used.length >= perCoupon) return 728;
    if (series.maxRedeem > 0 && inSeries(world, series).length >= series.maxRedeem) return 728;
    const perMember = series.maxRedemptionsInSeriesPerUser;
    if (perMember > 0 && inSeries(world, series, member.id).length >= perMember) return 736;
    return undefined;
  })();
  const isSameAgain = purpose === 'redeem' && mine.some((row) => row.billNumber === billNumber);
  if (refusal !== undefined && isSameAgain && modes.repeatCode !== 'by-rule') return modes.repeatCode;
  return refusal;
}

function expired({ series, coupon, momentMs, offsetMinutes }: Facts): number | undefined {
  if (momentMs > endOfDay(series.validTillMs, offsetMinutes)) return 712;
  return momentMs > couponExpiry(coupon, series, offsetMinutes) ? 713 : undefined;
}

function outsideWindow(facts: Facts): number | undefined {
  const { series, coupon, momentMs, offsetMinutes, modes, purpose } = facts;
  if (purpose === 'check') return undefined;
  if (momentMs < series.redemptionValidFromMs) return 739;
  const wait = series.redemptionValidAfterDays;
  if (wait > 0 && daysBetween(coupon.issuedMs, momentMs, offsetMinutes) < wait) return 739;
  const { dayOfMonth, dayOfWeek, hour } = calendarParts(momentMs, offsetMinutes);
  const weekday = { 'sunday-is-0': dayOfWeek, 'sunday-is-1': dayOfWeek + 1, 'monday-is-1': dayOfWeek || 7 };
  const { dom, dow, hours } = series.redemptionRange;
  const allows = (list: (number | string)[], value: number) =>
    list.length === 0 || list.some((entry) => Number(entry) === -1 || Number(entry) === value);
  const isInside = allows(dom, dayOfMonth) && allows(dow, weekday[modes.dayOfWeek]) && allows(hours, hour);
  return isInside ? undefined : 729;
}

function tooSoon({ series, world, member, nowMs, offsetMinutes }: Facts): number | undefined {
  if (series.minDaysBetweenRedemption <= 0) return undefined;
  const last = Math.max(...inSeries(world, series, member.id).map((row) => row.atMs));
  const isTooSoon =
    Number.isFinite(last) && daysBetween(last, nowMs, offsetMinutes) < series.minDaysBetweenRedemption;
  return isTooSoon ? 738 : undefined;
}

function wrongAmount({ series, billAmount, purpose }: Facts): number | undefined {
  if (purpose === 'check') return undefined;
  const hasMaximum = series.maxBillAmount > 0 && series.maxBillAmount < Number.MAX_SAFE_INTEGER;
  const isTooSmall = series.minBillAmount > 0 && billAmount < series.minBillAmount;
  return isTooSmall || (hasMaximum && billAmount > series.maxBillAmount) ? 733 : undefined;
}

function wrongValidation({ series, coupon, purpose, validationCode }: Facts): number | undefined {
  if (purpose === 'check') return undefined;
  if (!series.isValidationRequired) return validationCode ? 726 : undefined;
  if (!validationCode) return 725;
  return validationCode === coupon.validationCode ? undefined : 705;
}

type Rule = (facts: Facts) => number | undefined;

const rules: readonly Rule[] = [
  ({ series }) => (series.isForeign ? 715 : undefined),
  ({ coupon }) => (coupon.isRevoked ? 660 : undefined),
  ({ coupon, series, member }) => {
    const isForAnyone = series.anyUser || series.clientHandlingType === 'GENERIC';
    return isForAnyone || coupon.memberId === member.id ? undefined : 703;
  },
  usedUp,
  expired,
  outsideWindow,
  tooSoon,
  ({ series, store }) =>
    series.storeIds.length === 0 || series.storeIds.includes(store.id) ? undefined : 735,
  wrongAmount,
  ({ purpose, modes, billNumber }) =>
    purpose === 'redeem' && modes.transactionNumber === 'required' && billNumber.trim() === ''
      ? 718
      : undefined,
  wrongValidation,
];

function unknownCode({ modes, family, purpose }: Attempt): number {
  if (modes.unknownCode !== 'by-call') return modes.unknownCode;
  return family === 'v2' && purpose === 'check' ? 780 : 702;
}

function momentOf({ modes, sentMomentMs, nowMs }: Attempt, series: Series): number {
  if (sentMomentMs === undefined || modes.redemptionTime === 'ignored') return nowMs;
  if (modes.redemptionTime === 'honoured-for-offline-series' && !series.offlineRedeemType) return nowMs;
  return sentMomentMs;
}

function findCoupon({ world, code, modes, family }: Attempt): Coupon | undefined {
  const byCode = couponByCode(world, code);
  if (byCode || family !== 'v2' || modes.couponIdAsCode === 'rejected') return byCode;
  return world.coupons.find((coupon) => String(coupon.id) === code.trim());
}

export function judge(attempt: Attempt): Verdict {
  if (attempt.member.isFraud) return { isFine: false, code: 740 };
  if (attempt.member.isBlocked) return { isFine: false, code: 742 };
  const coupon = findCoupon(attempt);
  const series = coupon && seriesById(attempt.world, coupon.seriesId);
  if (!coupon || !series) return { isFine: false, code: unknownCode(attempt) };
  const facts: Facts = {
    ...attempt,
    coupon,
    series,
    used: redemptionsOfCoupon(attempt.world, coupon.id),
    momentMs: momentOf(attempt, series),
  };
  const ordered = attempt.modes.ruleOrder === 'reversed' ? rules.toReversed() : rules;
  for (const rule of ordered) {
    const code = rule(facts);
    if (code !== undefined) return { isFine: false, code, coupon, series };
  }
  return { isFine: true, coupon, series };
}
