/**
 * Redeems several coupons of one member for one bill, all of them or none. For brands that insist on it: never for the
 * queue, whose entries stand or fall one by one. Never sends the flag that would only check (U10): in one of its two
 * spellings it redeems.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { RedemptionFacts, WireIdentifier } from './client.ts';
import { familyOf } from './codes.ts';
import { couponStatus } from './coupon-status.ts';
import { firstReal, refusalOfV2, statusEntry } from './envelope-v2.ts';
import { v2User } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, type ReadRefusal, unreadable, value } from './reading.ts';
import { readRedeemed } from './redeem-v2.ts';
import {
  isObject,
  many,
  member,
  sameCode,
  toNumber,
  toObjects,
  toText,
  type WireObject,
} from './wire-values.ts';
import { withoutSending } from './without-asking.ts';

/** Capillary docs: Redeem bulk coupons; an older copy says 100 (U12). */
const mostCodes = 50;

/** Failed because another coupon of the request failed. */
const fellWithAnother = 749;

export interface BulkRedeemRequest {
  customer: WireIdentifier;
  codes: string[];
  billNumber: string;
  /** Decimal text with a point. */
  billAmount: string;
  /** `YYYY-MM-DD HH:MM:SS` in cluster time; null = let Capillary take its own now. */
  redemptionTime: string | null;
}

const itemErrors = z.object({ errors: many(statusEntry) });

/** What an item refuses with; null when it refuses nothing. */
function refusalOf(item: WireObject): { code: number | null; message: string } | null {
  const error = firstReal(itemErrors.parse(item).errors);
  if (error) return error;
  const result = member(item, 'result');
  if (!isObject(result)) return null;
  const own = couponStatus(result);
  return own.verdict === 'no' ? own : null;
}

/** Item errors count, whatever the counters say; some codes done and some not is an answer to nothing (U12). */
export function readBulkRedemption(body: unknown, codes: readonly string[]): Reading<RedemptionFacts[]> {
  if (!isObject(body)) return unreadable('no-redemption');
  const items = toObjects(member(body, 'response'));
  const refusals = items.flatMap((item) => refusalOf(item) ?? []);
  const whole = refusalOfV2(body, 'coupon');
  if (whole) return refusals.length === items.length ? whole : unreadable('contradictory-answer');
  if (refusals.length > 0) {
    if (refusals.length < items.length || items.length < codes.length) return unreadable('part-of-the-codes');
    const leading = refusals.find(({ code }) => code !== fellWithAnother) ?? refusals[0];
    const { code = null, message = '' } = leading ?? {};
    const refusal: ReadRefusal = { kind: 'refusal', family: familyOf('coupon', code), code, message };
    return refusal;
  }
  const failures = toNumber(member(body, 'failureCount'));
  if (failures !== null && failures > 0) return unreadable('contradictory-answer');
  const results = items.map((item) => member(item, 'result')).filter(isObject);
  if (results.length < items.length) return unreadable('no-redemption');
  const facts: RedemptionFacts[] = [];
  for (const code of codes) {
    const ours = results.find((result) => sameCode(toText(member(result, 'code')), code));
    if (ours === undefined) return unreadable('part-of-the-codes');
    const read = readRedeemed(ours, null);
    if (read.kind !== 'value') return read;
    facts.push(read.value);
  }
  return facts.length === results.length ? value(facts) : unreadable('another-code');
}

/** Facts in the order of `codes`. */
export function redeemBulk(call: Call, request: BulkRedeemRequest): Promise<Outcome<RedemptionFacts[]>> {
  const { codes } = request;
  if (codes.length > mostCodes) return Promise.resolve(withoutSending('too-many-codes'));
  const isTwice = codes.some((code, index) => codes.findIndex((one) => sameCode(one, code)) !== index);
  if (isTwice) return Promise.resolve(withoutSending('same-code-twice'));
  const body = {
    redemptionRequestList: codes.map((code) => ({ code })),
    user: v2User(request.customer),
    billAmount: request.billAmount,
    transactionNumber: request.billNumber,
    ...(request.redemptionTime === null ? {} : { redemptionTime: request.redemptionTime }),
  };
  return call({ method: 'POST', path: '/v2/coupon/bulk/redeem', body }, 'write', (answer) =>
    readBulkRedemption(answer, codes),
  );
}
