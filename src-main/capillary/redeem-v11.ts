/**
 * Redeems one coupon through v1.1, for brands whose programme rewards redemption (v2 fires no loyalty event).
 * Believes it only when the item's flag, its number and its code say so; sends exactly one coupon (U41).
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { RedeemRequest, RedemptionFacts } from './client.ts';
import { couponSuccess } from './codes-coupon.ts';
import { readOneItem } from './envelope-v11.ts';
import { v11Name } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { flag, id, number, sameCode, text } from './wire-values.ts';

/**
 * Capillary docs: Redeem coupon (v1.1). `redemptionId` is camelCase amid snake_case; `series_code` is the
 * series id.
 */
const redemption = z.object({
  redemptionId: text,
  redemption_id: text,
  code: text,
  series_code: id,
  is_absolute: flag,
  coupon_value: number,
});

export function readRedemptionV11(body: unknown, sent: string): Reading<RedemptionFacts> {
  const rules = {
    path: ['coupons', 'coupon'],
    family: 'coupon',
    success: couponSuccess.v11,
    numberOverFlag: false,
  } as const;
  return readOneItem(body, rules, sent, (item, status) => {
    const read = redemption.parse(item);
    if (!sameCode(read.code, sent)) return unreadable('another-code');
    return value({
      reference: read.redemptionId || read.redemption_id,
      code: read.code,
      seriesId: read.series_code,
      discountType: read.is_absolute === null ? null : read.is_absolute ? 'ABS' : 'PERC',
      discountValue: read.coupon_value,
      discountUpTo: null,
      message: status.message,
      resultCode: status.code,
    });
  });
}

export function redeemV11(call: Call, request: RedeemRequest): Promise<Outcome<RedemptionFacts>> {
  const coupon = {
    code: request.code,
    customer: { [v11Name(request.customer.type)]: request.customer.value },
    transaction: [{ number: request.billNumber, amount: request.billAmount }],
    ...(request.redemptionTime === null ? {} : { redemption_time: request.redemptionTime }),
  };
  return call(
    {
      method: 'POST',
      path: '/v1.1/coupon/redeem',
      query: [['format', 'json']],
      body: { root: { coupon: [coupon] } },
    },
    'write',
    (answer) => readRedemptionV11(answer, request.code),
  );
}
