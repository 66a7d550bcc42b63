// GET /v2/customers/{id}/coupons: the same coupons with their whole series, without pages, and with the
// documented traps: a boolean under discountType, and a status that speaks of a resend.
import { isoText } from '../cluster-time.ts';
import { couponExpiry, redemptionsLeft } from '../rules.ts';
import { fine, refused } from '../v2.ts';
import { seriesView } from '../views/series-view.ts';
import type { Answer, Call } from '../wire.ts';
import { type Coupon, type Member, memberById, redemptionsOfCoupon, seriesById } from '../world.ts';
import { codeInCase, storeName } from './customer-coupons.ts';

const resent = { status: true, code: 700, message: 'Coupon Resent' };

function detailed(call: Call, member: Member, coupon: Coupon): unknown {
  const { world, offsetMinutes } = call;
  const series = seriesById(world, coupon.seriesId);
  if (!series) return undefined;
  const isRedeemed = redemptionsOfCoupon(world, coupon.id).length > 0;
  const expiryMs = couponExpiry(coupon, series, offsetMinutes);
  const code = codeInCase(coupon.code, call.request.query.get('coupon_code_case'));
  const issued = isoText(coupon.issuedMs, offsetMinutes);
  return {
    id: coupon.id,
    seriesId: series.id,
    series: {
      ...seriesView(world, series, call),
      validRedemptionOrgEntityDetails: { concepts: [], zones: [], stores: series.storeIds, tills: [] },
    },
    code,
    description: series.description,
    createdDate: issued,
    validTill: isoText(expiryMs, offsetMinutes),
    isRedeemed,
    issuedTo: member.id,
    issuedBy: coupon.issuedStoreId,
    orgId: world.organisation.id,
    refId: -1,
    issuedAt: storeName(world, coupon.issuedStoreId),
    status: {
      statusCode: resent,
      warnings: [],
      warningsAsStatusCode: [],
      code: resent.code,
      success: true,
      message: resent.message,
    },
    couponDiscountType: series.discountType,
    issuedOn: issued,
    activeFrom: issued,
    redemptionsLeft: redemptionsLeft(world, coupon, series, member.id),
    couponStatus: { status: true, code: 700, message: '' },
    redemptionInfo: [],
    discountType: false,
    discountValue: series.discountValue,
    discountUpto: series.discountUpto,
    redeemed: isRedeemed,
    seriesName: series.description,
    trimmedCode: code,
  };
}

export function customerCouponsDetailed(call: Call): Answer {
  const member = memberById(call.world, Number(call.parts[0]));
  if (!member) return refused(call, [8015]);
  const coupons = call.world.coupons.filter((coupon) => coupon.memberId === member.id && !coupon.isRevoked);
  return fine({
    entity: coupons.flatMap((coupon) => detailed(call, member, coupon) ?? []),
    warnings: [],
    errors: [],
    success: true,
  });
}
