/** Gives a member one coupon through v1.1, for clusters on which v2 issuing is not to be had. No metadata. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { IssuedCouponFacts, WireIdentifier } from './client.ts';
import { couponSuccess } from './codes-coupon.ts';
import { discountType } from './discount.ts';
import { readOneItem } from './envelope-v11.ts';
import { v11Name } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { id, number, part, text, textOrNull } from './wire-values.ts';

/** Capillary docs: Issue coupon (v1.1). The coupon stands under `response.coupon`, without a plural around it. */
const issued = z.object({
  code: text,
  valid_till: textOrNull,
  series_info: part(z.object({ id, description: text, discount_type: discountType, discount_value: number })),
});

export function readIssueV11(body: unknown, seriesId: string): Reading<IssuedCouponFacts> {
  const rules = {
    path: ['coupon'],
    family: 'coupon',
    success: couponSuccess.v11,
    numberOverFlag: false,
  } as const;
  return readOneItem(body, rules, null, (item) => {
    const { code, valid_till: validTill, series_info: series } = issued.parse(item);
    if (code === '') return unreadable('no-code');
    if (series.id !== null && series.id !== seriesId) return unreadable('another-series');
    return value({
      code: code.toUpperCase(),
      seriesId,
      description: series.description,
      discountType: series.discount_type,
      discountValue: series.discount_value,
      discountUpTo: null,
      validTill,
      validTillDateTime: null,
    });
  });
}

/** The parameter is `series_id`, as in the sample (U47). A second call is a second coupon. */
export function issueV11(
  call: Call,
  customer: WireIdentifier,
  seriesId: string,
): Promise<Outcome<IssuedCouponFacts>> {
  const coupon = { series_id: seriesId, customer: { [v11Name(customer.type)]: customer.value } };
  return call(
    {
      method: 'POST',
      path: '/v1.1/coupon/issue',
      query: [['format', 'json']],
      body: { root: { coupon: [coupon] } },
    },
    'write',
    (answer) => readIssueV11(answer, seriesId),
  );
}
