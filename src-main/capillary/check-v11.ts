/**
 * Asks v1.1 whether one coupon may be redeemed. A refusal comes dressed as a success: status and item say true, and only
 * `is_redeemable` tells.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { CheckFacts, WireIdentifier } from './client.ts';
import { couponSuccess, saysNothingOfCoupon } from './codes-coupon.ts';
import { itemStatus, itemsAt, openV11, readWithoutItem, requestOk } from './envelope-v11.ts';
import { v11Name } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { readSeries } from './series.ts';
import { flag, isObject, member, sameCode, text } from './wire-values.ts';

const redeemable = z.object({ code: text, is_redeemable: flag });

/** The inner answer where one stands inside a `redeem` block (U24); the body itself otherwise. */
function unnested(body: unknown): unknown {
  const redeem = member(member(body, 'response'), 'redeem');
  return isObject(member(redeem, 'response')) ? redeem : body;
}

/** Capillary docs: Is coupon redeemable (v1.1). */
export function readCheckV11(body: unknown, asked: string): Reading<CheckFacts> {
  const opened = openV11(unnested(body));
  const items = opened ? itemsAt(opened.root, ['coupons', 'redeemable']) : [];
  const item = items[0];
  if (!opened || !item) return readWithoutItem(body, opened, 'coupon');
  if (items.length > 1) return unreadable('several-items');
  const read = redeemable.parse(item);
  if (!sameCode(read.code, asked)) return unreadable('another-code');
  const status = itemStatus(item);
  const isFine = status.ok === true && status.code !== null && couponSuccess.v11.includes(status.code);
  const facts = { code: asked, redemptionsLeft: null, series: readSeries(member(item, 'series_info')) };
  if (read.is_redeemable === true) {
    return isFine && requestOk(opened.status)
      ? value({ ...facts, redeemable: true, refusal: null })
      : unreadable('contradictory-answer');
  }
  if (read.is_redeemable === null) return unreadable('no-word-on-coupon');
  if (status.code !== null && saysNothingOfCoupon.includes(status.code))
    return unreadable('no-word-on-coupon');
  const refusal = isFine ? { code: null, message: '' } : { code: status.code, message: status.message };
  return value({ ...facts, redeemable: false, refusal });
}

/** No bill and no moment go along, so a yes is no promise. */
export function checkV11(call: Call, customer: WireIdentifier, code: string): Promise<Outcome<CheckFacts>> {
  return call(
    {
      method: 'GET',
      path: '/v1.1/coupon/isredeemable',
      query: [
        ['format', 'json'],
        [v11Name(customer.type), customer.value],
        ['code', code],
        ['details', 'true'],
      ],
    },
    'read',
    (answer) => readCheckV11(answer, code),
  );
}
