/**
 * What coupons are: found by code, by id or by whom they were given to. Says nothing of who holds them or whether they
 * were used, so it is no read-back of anything.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import { discountType } from './discount.ts';
import { readV2List } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import type { Reading } from './reading.ts';
import { id, number, text, textOrNull, toObjects } from './wire-values.ts';
import { withoutAsking } from './without-asking.ts';

export interface CouponDetails {
  code: string;
  seriesId: string | null;
  description: string;
  /** What a point-of-sale program knows the discount by; null = none. */
  discountCode: string | null;
  discountType: 'ABS' | 'PERC' | null;
  discountValue: number | null;
  /** 0 = no cap. */
  discountUpTo: number | null;
  validTill: string | null;
}

const coupon = z.object({
  code: text,
  seriesId: id,
  description: text,
  discountCode: textOrNull,
  discountType,
  discountValue: number,
  discountUpto: number,
  validTill: textOrNull,
});

export function readCouponDetails(body: unknown): Reading<CouponDetails[]> {
  return readV2List(body, 'coupon', 'data', (entries) =>
    toObjects(entries).flatMap((entry) => {
      const { discountUpto, discountCode, ...read } = coupon.parse(entry);
      const posCode = discountCode === 'NO_VALUE' ? null : discountCode;
      return read.code === '' ? [] : [{ ...read, discountCode: posCode, discountUpTo: discountUpto }];
    }),
  );
}

const filters = { code: 'couponCodes', id: 'couponIds', holder: 'issuedToIds' } as const;

/** Keeps an address short of what proxies cut off. */
const perCall = 50;

/** Coupons Capillary does not list are missing from the answer. Capillary docs: Get coupon details. */
export async function couponDetails(
  call: Call,
  by: keyof typeof filters,
  values: string[],
): Promise<Outcome<CouponDetails[]>> {
  const distinct = [...new Set(values)];
  let outcome: Outcome<CouponDetails[]> = withoutAsking([]);
  const found: CouponDetails[] = [];
  for (let from = 0; from < distinct.length; from += perCall) {
    const query = distinct.slice(from, from + perCall).map((value) => [filters[by], value] as const);
    outcome = await call({ method: 'GET', path: '/v2/coupon', query }, 'read', readCouponDetails);
    if (outcome.kind !== 'answered') return outcome;
    found.push(...outcome.value);
  }
  return outcome.kind === 'answered' ? { ...outcome, value: found } : outcome;
}
