// GET /v2/coupon/is_redeemable: would these codes be accepted, as far as anyone can say without a bill and a
// moment. It never tests amounts, windows or one-time codes, and never records anything.
import { sentenceOf } from '../codes.ts';
import { findV2 } from '../find-member.ts';
import { judge, redemptionsLeft, type Verdict } from '../rules.ts';
import { refused, wireError } from '../v2.ts';
import { customerBlock } from '../views/customer-view.ts';
import { seriesView } from '../views/series-view.ts';
import { type Answer, type Call, queryRecord } from '../wire.ts';
import { type Member, redemptionsOfCoupon } from '../world.ts';
import { codeInCase } from './customer-coupons.ts';

interface Judged {
  text: string;
  verdict: Verdict;
  /** undefined when the coupon is redeemable */
  code: number | undefined;
}

const fewFields = [
  'id',
  'description',
  'discountCode',
  'discountType',
  'discountOn',
  'discountValue',
  'discountUpto',
  'validTillDate',
  'validTillDateTime',
  'minBillAmount',
  'maxBillAmount',
];

function codesOf(call: Call): string[] {
  const text = call.request.query.get('code') ?? '';
  return text.split(',').flatMap((code) => (code.trim() === '' ? [] : [code.trim()]));
}

/** Which series fields the caller asked for (U13). */
function seriesFields(call: Call): 'none' | 'few' | 'all' {
  const asked = call.request.query.get('details');
  if (asked !== 'true' && asked !== 'extended') return 'none';
  const richer = call.modes.details === 'extended-is-richer' ? 'extended' : 'true';
  return asked === richer ? 'all' : 'few';
}

function details(call: Call, verdict: Verdict): object {
  const fields = seriesFields(call);
  if (!verdict.series || fields === 'none') return {};
  const whole = seriesView(call.world, verdict.series, call);
  const shown =
    fields === 'all'
      ? { ...whole, brands: [], products: [], categories: [], entityLevelRedemptionConfigsValues: [] }
      : Object.fromEntries(fewFields.flatMap((key) => (key in whole ? [[key, whole[key]]] : [])));
  return verdict.isFine ? { couponseries: shown } : {};
}

function item(call: Call, member: Member, { text, verdict, code }: Judged): unknown {
  const { coupon, series } = verdict;
  const hasDetails = seriesFields(call) !== 'none';
  const isTold = code !== undefined && call.modes.checkFailure === 'b';
  const mine = coupon
    ? redemptionsOfCoupon(call.world, coupon.id).filter((row) => row.memberId === member.id)
    : [];
  return {
    currencyInput: false,
    localToBaseCurrencyExchangeRate: 0,
    isRedeemable: code === undefined,
    warnings: isTold ? [wireError(code)] : [],
    appendedErrorMessage: isTold ? sentenceOf(code) : '',
    code: codeInCase(coupon?.code ?? text, call.request.query.get('coupon_code_case')),
    ...details(call, verdict),
    isAbsolute: hasDetails && series?.discountType === 'ABS',
    redemptionsLeft: coupon && series ? redemptionsLeft(call.world, coupon, series, member.id) : 0,
    numberOfRedemptionsByUser: mine.length,
    ...(hasDetails && series
      ? {
          discountType: series.discountType,
          discountValue: series.discountValue,
          discountUpto: series.discountUpto,
        }
      : {}),
  };
}

function checkAnswer(call: Call, member: Member, judged: readonly Judged[]): Answer {
  const bad = judged.flatMap(({ code }) => (code === undefined ? [] : [code]));
  if (bad.length > 0 && call.modes.checkFailure === 'c') return refused(call, bad);
  const leading = bad.find((code) => code !== 749);
  const overall =
    leading !== undefined && call.modes.checkFailure === 'a'
      ? wireError(leading)
      : { code: 700, message: 'Coupon isRedeem successful', status: true };
  return {
    status: 200,
    body: {
      redemption: judged.map((entry) => item(call, member, entry)),
      redemptionStatus: overall,
      customer: customerBlock(member, call.offsetMinutes),
      warnings: [],
    },
  };
}

/** Nobody to judge for: there are no items, so form b has nothing to say it with and speaks as a does. */
function refuseWithoutMember(call: Call, code: number): Answer {
  if (call.modes.checkFailure === 'c') return refused(call, [code]);
  return { status: 200, body: { redemption: [], redemptionStatus: wireError(code), warnings: [] } };
}

function judgeAll(call: Call, member: Member): Judged[] {
  const judged = codesOf(call).map((text): Judged => {
    const verdict = judge({
      world: call.world,
      modes: call.modes,
      offsetMinutes: call.offsetMinutes,
      nowMs: call.nowMs,
      purpose: 'check',
      family: 'v2',
      code: text,
      member,
      store: call.caller.store,
      billAmount: 0,
      billNumber: '',
    });
    return { text, verdict, code: verdict.isFine ? undefined : verdict.code };
  });
  const isSunk = call.modes.checkSeveral === 'sink' && judged.some(({ code }) => code !== undefined);
  return isSunk ? judged.map((entry) => ({ ...entry, code: entry.code ?? 749 })) : judged;
}

export function check(call: Call): Answer {
  if (codesOf(call).length === 0) return refuseWithoutMember(call, 781);
  const found = findV2(call.world, queryRecord(call.request.query));
  if (found.state !== 'found') return refuseWithoutMember(call, found.state === 'missing' ? 721 : 701);
  return checkAnswer(call, found.member, judgeAll(call, found.member));
}

export function refuseCheck(call: Call, code: number): Answer {
  const found = findV2(call.world, queryRecord(call.request.query));
  if (found.state !== 'found') return refuseWithoutMember(call, code);
  const verdict: Verdict = { isFine: false, code };
  return checkAnswer(
    call,
    found.member,
    codesOf(call).map((text) => ({ text, verdict, code })),
  );
}
