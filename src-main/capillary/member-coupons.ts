/**
 * A member's coupons for looking at: one page of those in a state, or all with their whole series. The list that
 * decides something is customer-coupons.ts, which reads to the end.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { CouponFacts, SeriesFacts, WireIdentifier } from './client.ts';
import { readCouponPage } from './customer-coupons.ts';
import { discountType } from './discount.ts';
import { readV2List } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import type { Reading } from './reading.ts';
import { readSeries } from './series.ts';
import { flag, id, member, number, text, textOrNull, toObjects } from './wire-values.ts';

/** Capillary docs: Get All Customer Coupons. Several mean any of them. */
export type CouponState =
  | 'Active'
  | 'Redeemed'
  | 'Unexpired'
  | 'Unredeemed'
  | 'Active_Redeemed'
  | 'Active_Unredeemed'
  | 'Expired_Redeemed'
  | 'Expired_Unredeemed';

export interface CouponPageRequest {
  customer: WireIdentifier;
  /** Empty = all. */
  states: CouponState[];
  limit: number;
  offset: number;
}

export interface CouponPage {
  coupons: CouponFacts[];
  /** As told; one of two samples counts members instead of coupons. null = not told. */
  total: number | null;
}

export async function memberCouponPage(
  call: Call,
  { customer, states, limit, offset }: CouponPageRequest,
): Promise<Outcome<CouponPage>> {
  const query = [
    [customer.type, customer.value],
    ...(states.length === 0 ? [] : [['status', states.join(',')]]),
    ['limit', String(limit)],
    ['offset', String(offset)],
  ] as [string, string][];
  const outcome = await call({ method: 'GET', path: '/v2/customers/coupons', query }, 'read', readCouponPage);
  if (outcome.kind !== 'answered') return outcome;
  const { coupons, total } = outcome.value;
  return { ...outcome, value: { coupons, total } };
}

export interface DetailedCoupon {
  code: string;
  couponId: string | null;
  seriesId: string | null;
  description: string;
  discountType: 'ABS' | 'PERC' | null;
  discountValue: number | null;
  /** 0 = no cap. */
  discountUpTo: number | null;
  /** The end of its last day, unlike in the other list. */
  validTill: string | null;
  createdDate: string | null;
  activeFrom: string | null;
  redeemed: boolean | null;
  /** -1 = without limit; null = not told. */
  redemptionsLeft: number | null;
  series: SeriesFacts | null;
}

/** `discountType` is a flag in this list; the kind of discount has another name. */
const detailed = z.object({
  id,
  code: text,
  seriesId: id,
  description: text,
  couponDiscountType: discountType,
  discountValue: number,
  discountUpto: number,
  validTill: textOrNull,
  createdDate: textOrNull,
  activeFrom: textOrNull,
  isRedeemed: flag,
  redeemed: flag,
  redemptionsLeft: number,
});

export function readDetailedCoupons(body: unknown): Reading<DetailedCoupon[]> {
  return readV2List(body, 'customer', 'entity', (entries) =>
    toObjects(entries).flatMap((entry) => {
      const read = detailed.parse(entry);
      if (read.code === '') return [];
      return [
        {
          code: read.code,
          couponId: read.id,
          seriesId: read.seriesId,
          description: read.description,
          discountType: read.couponDiscountType,
          discountValue: read.discountValue,
          discountUpTo: read.discountUpto,
          validTill: read.validTill,
          createdDate: read.createdDate,
          activeFrom: read.activeFrom,
          redeemed: read.isRedeemed ?? read.redeemed,
          redemptionsLeft: read.redemptionsLeft,
          series: readSeries(member(entry, 'series')),
        },
      ];
    }),
  );
}

/** Takes the platform's number of a member; knows no pages. Capillary docs: Get coupons of a customer. */
export function memberCouponDetails(call: Call, customerId: string): Promise<Outcome<DetailedCoupon[]>> {
  return call(
    {
      method: 'GET',
      path: `/v2/customers/${encodeURIComponent(customerId)}/coupons`,
      name: '/v2/customers/{}/coupons',
    },
    'read',
    readDetailedCoupons,
  );
}
