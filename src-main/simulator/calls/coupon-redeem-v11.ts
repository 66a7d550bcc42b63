// POST /v1.1/coupon/redeem: coupons one after the other, each with its own customer and bill; what went well
// stays, whatever happens to the rest.
import { readRedemptionTime } from '../cluster-time.ts';
import { findV11 } from '../find-member.ts';
import { recordRedemption } from '../ledger.ts';
import { judge, type Verdict } from '../rules.ts';
import { batchCode, itemStatus, many, nothing, renderV11, v11Status } from '../v11.ts';
import { type Answer, type Call, listOf, recordOf, textOf } from '../wire.ts';
import type { Member, Redemption } from '../world.ts';
import { readAmount } from './coupon-redeem.ts';

interface Asked {
  code: string;
  customer: Record<string, unknown>;
  validationCode: string;
  redemptionTime: string;
  billNumber: string;
  billAmount: unknown;
}

type Outcome =
  | { code: 700; verdict: Verdict & { isFine: true }; member: Member; redemption: Redemption }
  | { code: number; verdict?: never };

function couponsAsked(call: Call): Asked[] {
  const root = recordOf(recordOf(call.request.body).root);
  return listOf(root.coupon).map((entry) => {
    const coupon = recordOf(entry);
    const bill = recordOf(listOf(coupon.transaction)[0]);
    const id = textOf(coupon.id);
    const byId = call.world.coupons.find((candidate) => String(candidate.id) === id)?.code;
    return {
      code: textOf(coupon.code) || (byId ?? id),
      customer: recordOf(coupon.customer),
      validationCode: textOf(coupon.validation_code),
      redemptionTime: textOf(coupon.redemption_time),
      billNumber: textOf(bill.number),
      billAmount: bill.amount ?? 0,
    };
  });
}

function redeemOne(call: Call, asked: Asked): Outcome {
  if (asked.code === '') return { code: 781 };
  const found = findV11(call.world, asked.customer);
  if (found.state !== 'found') return { code: found.state === 'missing' ? 721 : 701 };
  const billAmount = readAmount(asked.billAmount, 'either');
  const sentMomentMs =
    asked.redemptionTime === ''
      ? undefined
      : readRedemptionTime(asked.redemptionTime, call.offsetMinutes, 'v1.1');
  const isUnreadable = asked.redemptionTime !== '' && sentMomentMs === undefined;
  if (billAmount === undefined || isUnreadable) return { code: 629 };
  const verdict = judge({
    world: call.world,
    modes: call.modes,
    offsetMinutes: call.offsetMinutes,
    nowMs: call.nowMs,
    sentMomentMs,
    purpose: 'redeem',
    family: 'v1.1',
    code: asked.code,
    member: found.member,
    store: call.caller.store,
    billAmount,
    billNumber: asked.billNumber,
    validationCode: asked.validationCode,
  });
  if (!verdict.isFine) return { code: verdict.code };
  const redemption = recordRedemption(call.world, verdict.coupon, found.member, {
    atMs: call.nowMs,
    storeId: call.caller.store.id,
    tillCode: call.caller.till.code,
    billAmount,
    billNumber: asked.billNumber,
    sentRedemptionTime: asked.redemptionTime,
    requestId: call.requestId,
  });
  return { code: 700, verdict, member: found.member, redemption };
}

const customerOf = (member: Member) => ({
  mobile: member.mobile ?? '',
  email: member.email ?? '',
  external_id: member.externalId ?? '',
});

function item(asked: Asked, outcome: Outcome): unknown {
  if (!outcome.verdict) {
    return {
      customer: {
        mobile: textOf(asked.customer.mobile),
        email: textOf(asked.customer.email),
        external_id: textOf(asked.customer.external_id),
      },
      code: asked.code.toUpperCase(),
      item_status: itemStatus('success', false, outcome.code),
    };
  }
  const { member, redemption, verdict } = outcome;
  return {
    customer: customerOf(member),
    redemptionId: redemption.id,
    code: redemption.code.toUpperCase(),
    discount_code: verdict.series.discountCode,
    series_code: verdict.series.id,
    series_info: nothing,
    is_absolute: verdict.series.discountType === 'ABS',
    coupon_value: verdict.series.discountValue,
    transaction: { amount: redemption.billAmount.toFixed(2), number: redemption.billNumber },
    side_effects: nothing,
    item_status: itemStatus('success', true, 700),
  };
}

function answer(call: Call, pairs: readonly { asked: Asked; outcome: Outcome }[]): Answer {
  const failed = pairs.filter(({ outcome }) => !outcome.verdict).length;
  const level = pairs.length === 0 ? 400 : batchCode(pairs.length, failed);
  const coupons = { coupon: many(pairs.map(({ asked, outcome }) => item(asked, outcome))) };
  const content = { status: v11Status(level), ...(pairs.length === 0 ? {} : { coupons }) };
  const tree = call.modes.v11RedeemWrapper === 'given' ? { response: content } : content;
  return { status: 200, body: renderV11(tree, call.modes) };
}

export function redeemV11(call: Call): Answer {
  return answer(
    call,
    couponsAsked(call).map((asked) => ({ asked, outcome: redeemOne(call, asked) })),
  );
}

export function refuseRedeemV11(call: Call, code: number): Answer {
  return answer(
    call,
    couponsAsked(call).map((asked) => ({ asked, outcome: { code } })),
  );
}
