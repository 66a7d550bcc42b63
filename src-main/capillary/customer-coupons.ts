/**
 * Every coupon a member holds or held, with where it was redeemed. Reads page after page: a coupon missing
 * from the list looks to the till like one that was never redeemed.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { CouponFacts } from './client.ts';
import { discountType } from './discount.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { id, isObject, many, member, number, part, text, textOrNull } from './wire-values.ts';

const pageSize = 100;

/** More coupons than this is no member of a shop. */
const mostPages = 20;

const place = z.object({ code: text, name: text });

/** Capillary docs: Get All Customer Coupons (basic form). */
const coupon = z.object({
  code: text,
  id,
  seriesId: id,
  description: text,
  discountType,
  discountValue: number,
  discountUpto: number,
  validTill: textOrNull,
  validTillDateTime: textOrNull,
  redemptionsLeft: number,
  redemptionCount: number,
  createdDate: textOrNull,
  redemptions: many(z.object({ date: text, transactionNumber: text, redeemedAt: part(place) })),
});

const entity = z.object({
  pagination: part(z.object({ limit: number, total: number })),
  customers: many(z.object({ coupons: many(coupon) })),
});

interface Page {
  total: number | null;
  /** How many Capillary puts on a page; may be fewer than were asked for. */
  pageLimit: number | null;
  coupons: CouponFacts[];
}

function couponFacts(read: z.infer<typeof coupon>): CouponFacts {
  return {
    code: read.code,
    couponId: read.id,
    seriesId: read.seriesId,
    description: read.description,
    discountType: read.discountType,
    discountValue: read.discountValue,
    discountUpTo: read.discountUpto,
    validTill: read.validTill,
    validTillDateTime: read.validTillDateTime,
    redemptionsLeft: read.redemptionsLeft,
    redemptionCount: read.redemptionCount,
    redemptions: read.redemptions.map(({ date, transactionNumber, redeemedAt }) => ({
      date,
      transactionNumber,
      storeCode: redeemedAt.code,
      storeName: redeemedAt.name,
    })),
    createdDate: read.createdDate,
  };
}

export function readCouponPage(body: unknown): Reading<Page> {
  const refusal = refusalOfV2(body, 'customer');
  if (refusal) return refusal;
  const written = member(body, 'entity');
  if (!isObject(written) || !Array.isArray(member(written, 'customers'))) return unreadable('no-coupon-list');
  const { pagination, customers } = entity.parse(written);
  const coupons = customers.flatMap((holder) => holder.coupons.filter(({ code }) => code !== ''));
  return value({
    total: pagination.total,
    pageLimit: pagination.limit,
    coupons: coupons.map(couponFacts),
  });
}

/** `total` may count coupons or members (the sample has one of each): 1 says nothing, so a full page does. */
function mayHaveMore({ total, pageLimit, coupons }: Page, heldCount: number): boolean {
  if (total !== null && total > 1) return total > heldCount;
  return coupons.length >= Math.min(pageLimit ?? pageSize, pageSize);
}

export async function customerCoupons(call: Call, customerId: string): Promise<Outcome<CouponFacts[]>> {
  const held: CouponFacts[] = [];
  for (let page = 1; ; page += 1) {
    const outcome = await call(
      {
        method: 'GET',
        path: '/v2/customers/coupons',
        query: [
          ['id', customerId],
          ['limit', String(pageSize)],
          ['offset', String(held.length)],
        ],
      },
      'read',
      readCouponPage,
    );
    if (outcome.kind !== 'answered') return outcome;
    const { coupons } = outcome.value;
    held.push(...coupons);
    if (coupons.length === 0 || !mayHaveMore(outcome.value, held.length)) {
      return { kind: 'answered', value: held, call: outcome.call };
    }
    if (page === mostPages) return { kind: 'no-answer', cause: 'list-without-end', call: outcome.call };
  }
}
