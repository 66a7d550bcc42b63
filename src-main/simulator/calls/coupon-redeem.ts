// POST /v2/coupon/redeem: one or several codes for one customer, all or none. Nothing recognises a repeat as
// the same request: it is judged again by the rules, and a multiple-use coupon is redeemed again.
import { readRedemptionTime } from '../cluster-time.ts';
import { findV2 } from '../find-member.ts';
import { recordRedemption } from '../ledger.ts';
import { judge, type Verdict } from '../rules.ts';
import type { Series } from '../series.ts';
import {
  type RedeemedCoupon,
  type RefusedCoupon,
  redeemedAnswer,
  redeemRefusedAnswer,
} from '../views/redemption-view.ts';
import { type Answer, type Call, listOf, recordOf, textOf } from '../wire.ts';
import type { Coupon, Member } from '../world.ts';

const CODES_LIMIT = 100;

export function codesOf(call: Call): string[] {
  const list = listOf(recordOf(call.request.body).redemptionRequestList);
  return list.map((entry) => textOf(recordOf(entry).code));
}

/** Undefined: not an amount, or not in the spelling this server takes (U48). */
export function readAmount(value: unknown, spelling: 'either' | 'string' | 'number'): number | undefined {
  if (spelling !== 'either' && typeof value !== spelling) return undefined;
  const amount = textOf(value) === '' ? Number.NaN : Number(textOf(value));
  return Number.isFinite(amount) && amount >= 0 ? amount : undefined;
}

export interface Reading {
  codes: string[];
  billAmount: number;
  billNumber: string;
  sentRedemptionTime: string;
  sentMomentMs: number | undefined;
}

/** The request as far as it can be read, or the number it is refused with. How many codes are too many is not its business. */
export function readRedemption(call: Call): Reading | number {
  const body = recordOf(call.request.body);
  const codes = codesOf(call);
  if (codes.length === 0 || codes.includes('')) return 781;
  const billAmount = readAmount(body.billAmount, call.modes.billAmount);
  if (billAmount === undefined) return 629;
  const sentRedemptionTime = textOf(body.redemptionTime);
  const sentMomentMs =
    sentRedemptionTime === '' ? undefined : readRedemptionTime(sentRedemptionTime, call.offsetMinutes, 'v2');
  if (sentRedemptionTime !== '' && sentMomentMs === undefined) return 629;
  return { codes, billAmount, billNumber: textOf(body.transactionNumber), sentRedemptionTime, sentMomentMs };
}

function refuseAll(call: Call, code: number, member?: Member): Answer {
  const codes = codesOf(call);
  const texts = codes.length === 0 ? [''] : codes;
  return redeemRefusedAnswer(
    call,
    member,
    texts.map((text) => ({ text, code })),
  );
}

export function verdicts(call: Call, member: Member, reading: Reading): Verdict[] {
  return reading.codes.map((code, index) => {
    const isTwice = reading.codes.slice(0, index).some((other) => other.toUpperCase() === code.toUpperCase());
    if (isTwice) return { isFine: false, code: 716 };
    return judge({
      world: call.world,
      modes: call.modes,
      offsetMinutes: call.offsetMinutes,
      nowMs: call.nowMs,
      sentMomentMs: reading.sentMomentMs,
      purpose: 'redeem',
      family: 'v2',
      code,
      member,
      store: call.caller.store,
      billAmount: reading.billAmount,
      billNumber: reading.billNumber,
    });
  });
}

export function asRefusals(codes: readonly string[], judged: readonly Verdict[]): RefusedCoupon[] {
  return judged.map((verdict, index) => ({
    text: codes[index] ?? '',
    code: verdict.isFine ? 749 : verdict.code,
    coupon: verdict.coupon,
    series: verdict.series,
  }));
}

/** Puts down one accepted redemption. */
export function record(
  call: Call,
  member: Member,
  reading: Reading,
  coupon: Coupon,
  series: Series,
): RedeemedCoupon {
  const redemption = recordRedemption(call.world, coupon, member, {
    atMs: call.nowMs,
    storeId: call.caller.store.id,
    tillCode: call.caller.till.code,
    billAmount: reading.billAmount,
    billNumber: reading.billNumber,
    sentRedemptionTime: reading.sentRedemptionTime,
    requestId: call.requestId,
  });
  return { coupon, series, redemption };
}

export function redeem(call: Call): Answer {
  const reading = readRedemption(call);
  if (typeof reading === 'number') return refuseAll(call, reading);
  const isTooMany = reading.codes.length > 1 && call.modes.severalCodes === 'refused';
  if (isTooMany || reading.codes.length > CODES_LIMIT) return refuseAll(call, 629);
  const found = findV2(call.world, recordOf(recordOf(call.request.body).user));
  if (found.state !== 'found') return refuseAll(call, found.state === 'missing' ? 721 : 701);
  const { member } = found;
  const judged = verdicts(call, member, reading);
  const accepted = judged.flatMap((verdict) => (verdict.isFine ? [verdict] : []));
  if (accepted.length !== judged.length) {
    return redeemRefusedAnswer(call, member, asRefusals(reading.codes, judged));
  }
  const done = accepted.map(({ coupon, series }) => record(call, member, reading, coupon, series));
  return redeemedAnswer(call, member, done);
}

export function refuseRedeem(call: Call, code: number): Answer {
  const found = findV2(call.world, recordOf(recordOf(call.request.body).user));
  return refuseAll(call, code, found.member);
}
