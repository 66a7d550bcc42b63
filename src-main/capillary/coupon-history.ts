/**
 * What Capillary knows of one code: whose it is, until when, whether and where it was redeemed. "No such coupon" only when Capillary
 * said so.
 */
import { z } from 'zod';
import { dayOf } from '../domain/cluster-time.ts';
import type { Call } from './caller.ts';
import type { CouponHistoryFacts, CouponPerson, WireIdentifier } from './client.ts';
import { couponSuccess } from './codes-coupon.ts';
import { readOneItem } from './envelope-v11.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { flag, id, isObject, member, part, sameCode, text, textOrNull, toText } from './wire-values.ts';

/** The code does not exist. Capillary docs: coupon (v1.1), codes. */
const noSuchCoupon: readonly number[] = [702, 719, 780];

/** Capillary docs: Get coupon (v1.1). */
const person = z.object({
  user_id: id,
  firstname: text,
  lastname: text,
  mobile: text,
  email: text,
  external_id: text,
});

const coupon = z.object({
  code: text,
  id,
  series_id: id,
  valid_till: text,
  issued_on: textOrNull,
  redemption_info: part(z.object({ redeemed: flag, redeemed_on: textOrNull })),
  transaction: part(z.object({ number: textOrNull })),
});

/** Somebody, when any of it is filled. */
function personIn(written: unknown): CouponPerson | null {
  const read = person.parse(isObject(written) ? written : {});
  const identifiers: WireIdentifier[] = [
    { type: 'mobile' as const, value: read.mobile },
    { type: 'email' as const, value: read.email },
    { type: 'externalId' as const, value: read.external_id },
  ].filter(({ value: written }) => written !== '');
  const name = `${read.firstname} ${read.lastname}`.trim();
  return read.user_id === null && name === '' && identifiers.length === 0
    ? null
    : { id: read.user_id, name, identifiers };
}

/** Text, or the code of a place written as an object. */
function placeText(written: unknown): string | null {
  return toText(written) || toText(member(written, 'code')) || null;
}

export function readHistory(body: unknown, asked: string): Reading<CouponHistoryFacts> {
  const rules = {
    path: ['coupons', 'coupon'],
    family: 'coupon',
    success: couponSuccess.v11,
    numberOverFlag: true,
  } as const;
  return readOneItem(body, rules, asked, (item) => {
    const read = coupon.parse(item);
    if (!sameCode(read.code, asked)) return unreadable('another-code');
    const { redeemed, redeemed_on: redeemedOn } = read.redemption_info;
    if (redeemed === null) return unreadable('no-redemption-info');
    return value({
      code: read.code,
      redeemed,
      redeemedOn: redeemed ? redeemedOn : null,
      redeemedAt: redeemed ? placeText(member(member(item, 'redemption_info'), 'redeemed_at')) : null,
      transactionNumber: redeemed ? read.transaction.number : null,
      couponId: read.id,
      seriesId: read.series_id,
      lastDay: dayOf(read.valid_till),
      issuedOn: read.issued_on,
      holder: personIn(member(item, 'customer')),
      redeemedBy: redeemed ? personIn(member(item, 'redeemed_by')) : null,
    });
  });
}

export async function couponHistory(call: Call, code: string): Promise<Outcome<CouponHistoryFacts | null>> {
  const outcome = await call(
    {
      method: 'GET',
      path: '/v1.1/coupon/get',
      query: [
        ['format', 'json'],
        ['user_id', 'true'],
        ['code', code],
      ],
    },
    'read',
    (answer) => readHistory(answer, code),
  );
  if (outcome.kind !== 'refused') return outcome;
  const { family, code: number } = outcome.refusal;
  const missing = family === 'coupon' && number !== null && noSuchCoupon.includes(number);
  return missing ? { kind: 'answered', value: null, call: outcome.call } : outcome;
}
