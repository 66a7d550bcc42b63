/**
 * Redeems one coupon through v2. Believes it only when the overall status, the coupon's own status and the
 * coupon's code all say so; sends exactly one code, since with several one bad code may sink the rest (U40).
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { RedeemRequest, RedemptionFacts } from './client.ts';
import { type CouponStatus, couponStatus, overallStatus } from './coupon-status.ts';
import { discountType } from './discount.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import { v2User } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { id, isObject, member, number, sameCode, text, toObjects, toText } from './wire-values.ts';

/** Capillary docs: Redeem single coupon. `seriesCode` carries the series id here. */
const redemption = z.object({
  redemptionId: text,
  id,
  code: text,
  seriesCode: id,
  discountType,
  couponValue: number,
  discountValue: number,
  discountUpto: number,
});

/** Answers a check that redeems nothing with this id. Capillary docs: Redeem bulk coupons. */
const checkOnly = '-1';

/** One coupon of an answer, believed with its own marker; `overall` stands in where an older server has none of its own. */
export function readRedeemed(entry: unknown, overall: CouponStatus | null): Reading<RedemptionFacts> {
  const own = couponStatus(entry);
  const isMarked = overall !== null || member(entry, 'redemptionStatus') !== undefined;
  if (own.verdict !== 'yes' || !isMarked) return unreadable('no-success-marker');
  const read = redemption.parse(entry);
  if (read.redemptionId === checkOnly) return unreadable('only-checked');
  return value({
    reference: read.redemptionId || read.id || '',
    code: read.code,
    seriesId: read.seriesCode,
    discountType: read.discountType,
    discountValue: read.discountValue ?? read.couponValue,
    discountUpTo: read.discountUpto,
    message: own.message || (overall?.message ?? ''),
    resultCode: own.code ?? overall?.code ?? null,
  });
}

export function readRedemptionV2(body: unknown, sent: string): Reading<RedemptionFacts> {
  if (!isObject(body)) return unreadable('no-redemption');
  const overall = overallStatus(body);
  const entries = toObjects(member(body, 'redemption'));
  const ours = entries.find((entry) => sameCode(toText(member(entry, 'code')), sent));
  const own = ours ? couponStatus(ours) : null;
  const refusal = refusalOfV2(body, 'coupon');
  if (refusal) return overall.verdict === 'yes' ? unreadable('contradictory-answer') : refusal;
  if (entries.length > 0 && !ours) return unreadable('another-code');
  if (own?.verdict === 'no') {
    return { kind: 'refusal', family: 'coupon', code: own.code, message: own.message };
  }
  if (overall.verdict === 'no') {
    return { kind: 'refusal', family: 'coupon', code: overall.code, message: overall.message };
  }
  if (!ours || overall.verdict !== 'yes') return unreadable('no-success-marker');
  return readRedeemed(ours, overall);
}

export function redeemV2(call: Call, request: RedeemRequest): Promise<Outcome<RedemptionFacts>> {
  const body = {
    redemptionRequestList: [{ code: request.code }],
    user: v2User(request.customer),
    // Text, as in every sample (U48).
    billAmount: request.billAmount,
    transactionNumber: request.billNumber,
    ...(request.redemptionTime === null ? {} : { redemptionTime: request.redemptionTime }),
  };
  return call({ method: 'POST', path: '/v2/coupon/redeem', body }, 'write', (answer) =>
    readRedemptionV2(answer, request.code),
  );
}
