/** A coupon that has just been given, as the v2 issuing calls describe it. */
import { z } from 'zod';
import type { IssuedCouponFacts } from './client.ts';
import { discountType } from './discount.ts';
import { id, number, text, textOrNull } from './wire-values.ts';

/** Capillary docs: Issue single coupon, Issue bulk coupons. The coupon's own id is 0 here, so it is not read. */
export const issuedCoupon = z.object({
  code: text,
  seriesId: id,
  description: text,
  discountType,
  discountValue: number,
  discountUpto: number,
  validTill: textOrNull,
  validTillDateTime: textOrNull,
});

export function issuedFacts(read: z.infer<typeof issuedCoupon>, seriesId: string): IssuedCouponFacts {
  return {
    code: read.code.toUpperCase(),
    seriesId,
    description: read.description,
    discountType: read.discountType,
    discountValue: read.discountValue,
    discountUpTo: read.discountUpto,
    validTill: read.validTill,
    validTillDateTime: read.validTillDateTime,
  };
}
