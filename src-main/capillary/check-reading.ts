/**
 * Reads the answer of a check, coupon by coupon. Leaves out what it cannot tell about a coupon, also when the
 * coupon only fell because of another one in the same question (749): the caller asks again for what is
 * missing.
 */
import { z } from 'zod';
import type { CheckFacts } from './client.ts';
import { saysNothingOfCoupon } from './codes-coupon.ts';
import { couponStatus, couponWarning, overallStatus } from './coupon-status.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { readSeries } from './series.ts';
import { isObject, member, number, sameCode, toObjects, toText, type WireObject } from './wire-values.ts';

/** Failed because another coupon of the question failed. Capillary docs: Coupon (V2 APIs), codes. */
const fellWithAnother = 749;

const couponShape = z.object({ redemptionsLeft: number });

interface Refusal {
  code: number | null;
  message: string;
}

/** What the coupon itself says against it; null when it says nothing. */
function ownRefusal(entry: WireObject): Refusal | null {
  const status = couponStatus(entry);
  if (status.verdict === 'no') return { code: status.code, message: status.message };
  const warning = couponWarning(entry);
  return warning && { code: warning.code, message: warning.message };
}

function readEntry(
  entry: WireObject,
  code: string,
  overall: Refusal | null,
  alone: boolean,
): CheckFacts | null {
  // A real boolean only: another type is neither yes nor no.
  const told = member(entry, 'isRedeemable');
  const status = couponStatus(entry);
  const base = {
    code,
    redemptionsLeft: couponShape.parse(entry).redemptionsLeft,
    series: readSeries(member(entry, 'couponseries')),
  };
  if (told === true && status.verdict === 'yes') {
    if (!overall) return { ...base, redeemable: true, refusal: null };
    return alone ? { ...base, redeemable: false, refusal: overall } : null;
  }
  if (told !== false && status.verdict !== 'no') return null;
  const own = ownRefusal(entry);
  const refusal = own ?? (alone ? overall : null) ?? { code: null, message: '' };
  if (refusal.code === fellWithAnother && !alone) return null;
  if (refusal.code !== null && saysNothingOfCoupon.includes(refusal.code)) return null;
  return { ...base, redeemable: false, refusal };
}

/**
 * `codes` are those asked for; facts carry them as they were asked. Capillary docs: Check if coupon is
 * Redeemable.
 */
export function readCheck(body: unknown, codes: readonly string[]): Reading<CheckFacts[]> {
  const refusal = refusalOfV2(body, 'coupon');
  if (refusal) return refusal;
  if (!isObject(body)) return unreadable('no-check');
  const overall = overallStatus(body);
  const entries = toObjects(member(body, 'redemption'));
  if (overall.verdict === 'unclear') return unreadable('no-success-marker');
  const overallRefusal = overall.verdict === 'no' ? { code: overall.code, message: overall.message } : null;
  const alone = codes.length === 1;
  const facts = codes.flatMap((code) => {
    const entry = entries.find((candidate) => sameCode(toText(member(candidate, 'code')), code));
    const read = entry && readEntry(entry, code, overallRefusal, alone);
    return read ? [read] : [];
  });
  if (facts.length > 0) return value(facts);
  if (overallRefusal) return { kind: 'refusal', family: 'coupon', ...overallRefusal };
  if (!alone) return value([]);
  return unreadable(entries.length > 0 ? 'no-word-on-coupon' : 'no-coupon');
}
