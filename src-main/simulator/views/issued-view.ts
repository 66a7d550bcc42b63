// A coupon that was just issued, as the v2 issuing calls print it. It must never issue one.
import { isoText, midnightText } from '../cluster-time.ts';
import type { Issued } from '../issuing.ts';
import { couponExpiry } from '../rules.ts';
import type { Call } from '../wire.ts';

export function issuedView(call: Call, { coupon, series }: Issued): Record<string, unknown> {
  const expiryMs = couponExpiry(coupon, series, call.offsetMinutes);
  return {
    code: coupon.code.toUpperCase(),
    seriesId: series.id,
    description: series.description,
    discountCode: series.discountCode,
    validTill: midnightText(expiryMs, call.offsetMinutes),
    discountType: series.discountType,
    discountValue: series.discountValue,
    discountUpto: series.discountUpto,
    discountOn: 'BILL',
    detailedInfo: series.description,
    redemptionCount: 0,
    // the sample has 0: the caller learns the code, not the coupon's id
    id: 0,
    ...(call.modes.validTillDateTime === 'given'
      ? { validTillDateTime: isoText(expiryMs, call.offsetMinutes) }
      : {}),
  };
}
