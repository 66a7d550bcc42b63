// GET /v2/coupon: coupons by code, by id or by whom they were issued to. No owner, no id, no word on redemptions.
import { midnightText } from '../cluster-time.ts';
import { couponExpiry } from '../rules.ts';
import { fine, httpError } from '../v2.ts';
import type { Answer, Call } from '../wire.ts';
import { type Coupon, seriesById } from '../world.ts';

function row(call: Call, coupon: Coupon): unknown[] {
  const series = seriesById(call.world, coupon.seriesId);
  if (!series || series.isForeign) return [];
  const expiryMs = couponExpiry(coupon, series, call.offsetMinutes);
  return [
    {
      code: coupon.code.toUpperCase(),
      seriesId: series.id,
      description: series.description,
      discountCode: series.discountCode,
      validTill: midnightText(expiryMs, call.offsetMinutes),
      discountType: series.discountType,
      discountValue: series.discountValue,
      discountUpto: series.discountUpto,
      discountOn: 'BILL',
      detailedInfo: series.terms,
    },
  ];
}

export function couponDetails(call: Call): Answer {
  const { query } = call.request;
  const wanted = (name: string) => query.getAll(name).filter((text) => text.trim() !== '');
  const holders = wanted('issuedToIds');
  const ids = wanted('couponIds');
  const codes = wanted('couponCodes').map((code) => code.trim().toUpperCase());
  if (holders.length + ids.length + codes.length === 0) {
    return httpError(call.modes.refusalStatus, 1000, 'No filter was given');
  }
  const coupons = call.world.coupons.filter(
    (coupon) =>
      holders.includes(String(coupon.memberId)) ||
      ids.includes(String(coupon.id)) ||
      codes.includes(coupon.code.toUpperCase()),
  );
  return fine({ data: coupons.flatMap((coupon) => row(call, coupon)), warnings: [], errors: [] });
}
