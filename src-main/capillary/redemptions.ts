/**
 * What a member redeemed on given days: the best question after a lost answer, since redemption, till and
 * bill number stand in one place. Never answers with a list that may be cut short: "not there" lets a
 * redemption be sent again.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { MemberRedemption, WireIdentifier } from './client.ts';
import { itemStatus, itemsAt, openV11, readWithoutItem, requestOk } from './envelope-v11.ts';
import { v11Name } from './identifiers.ts';
import { listCutShort, type Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { many, number, part, text } from './wire-values.ts';

/** Asked for in one answer; the documented default is 10. */
const asked = 100;
const defaultPage = 10;

const place = z.object({ code: text, name: text });

/** Capillary docs: Get customer redemptions (v1.1). */
const customer = z.object({
  coupons_count: number,
  redemptions: part(
    z.object({
      coupons: part(
        z.object({
          coupon: many(
            z.object({
              id: text,
              code: text,
              transaction_number: text,
              redeemed_time: text,
              redeemed_at: text,
              redeemed_till: part(place),
              redeemed_store: part(place),
            }),
          ),
        }),
      ),
    }),
  ),
});

/**
 * A full page may hide what was asked for, and so may one of exactly the default size: a server that does not know
 * the wider limit would send just that. A count may be of all time, so it speaks only about lists of a page or more.
 */
function mayBeCutShort(listed: number, counted: number | null): boolean {
  if (listed >= asked || listed === defaultPage) return true;
  return listed > defaultPage && counted !== null && counted > listed;
}

export function readRedemptions(body: unknown): Reading<MemberRedemption[]> {
  const opened = openV11(body);
  const items = opened ? itemsAt(opened.root, ['customer']) : [];
  const item = items[0];
  if (!opened || !item) return readWithoutItem(body, opened, 'customer');
  const status = itemStatus(item);
  if (status.ok === false) {
    return { kind: 'refusal', family: 'customer', code: status.code, message: status.message };
  }
  if (!requestOk(opened.status)) return readWithoutItem(body, opened, 'customer');
  const read = customer.parse(item);
  const list = read.redemptions.coupons.coupon;
  if (mayBeCutShort(list.length, read.coupons_count)) return unreadable(listCutShort);
  const redemptions = list.map((entry) => ({
    redemptionId: entry.id,
    code: entry.code,
    transactionNumber: entry.transaction_number,
    redeemedTime: entry.redeemed_time,
    tillCode: entry.redeemed_till.code || entry.redeemed_at,
    storeCode: entry.redeemed_store.code,
  }));
  return value(redemptions.sort((one, other) => other.redeemedTime.localeCompare(one.redeemedTime)));
}

/** Days are `YYYY-MM-DD` in cluster time, both included. Capillary docs: Get customer redemptions (v1.1). */
export function memberRedemptions(
  call: Call,
  member: WireIdentifier,
  fromDay: string,
  toDay: string,
): Promise<Outcome<MemberRedemption[]>> {
  return call(
    {
      method: 'GET',
      path: '/v1.1/customer/redemptions',
      query: [
        ['format', 'json'],
        [v11Name(member.type), member.value],
        ['type', 'COUPONS'],
        ['start_date', fromDay],
        ['end_date', toDay],
        ['coupons_limit', String(asked)],
      ],
    },
    'read',
    readRedemptions,
  );
}
