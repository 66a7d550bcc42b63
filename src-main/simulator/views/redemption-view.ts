// The bodies of v2 redeem: the success, and the three forms a failure may take (U6). It prints outcomes that
// others decided; it must never decide or record one.
import { sentenceOf } from '../codes.ts';
import type { Series } from '../series.ts';
import { refused, wireError } from '../v2.ts';
import type { Answer, Call } from '../wire.ts';
import type { Coupon, Member, Redemption } from '../world.ts';
import { customerBlock } from './customer-view.ts';

export interface RedeemedCoupon {
  coupon: Coupon;
  series: Series;
  redemption: Redemption;
}

/** One code of a refused request, with the number it is refused with. */
export interface RefusedCoupon {
  text: string;
  code: number;
  coupon?: Coupon | undefined;
  series?: Series | undefined;
}

function itemStatus(isFine: boolean, code: number): unknown {
  const message = sentenceOf(code);
  return {
    statusCode: { status: isFine, message, code },
    warnings: [],
    warningsAsStatusCode: [],
    message,
    code,
    success: isFine,
  };
}

interface ItemFacts {
  text: string;
  redemptionId: string;
  coupon?: Coupon | undefined;
  series?: Series | undefined;
  code: number;
}

export function redemptionItem(call: Call, { text, redemptionId, coupon, series, code }: ItemFacts): unknown {
  const { redemptionIds } = call.modes;
  const isFine = code === 700;
  const isOldServer = redemptionIds !== 'both';
  return {
    ...(isOldServer ? {} : { redemptionId }),
    id: redemptionIds === 'id-is-redemption' ? Number(redemptionId) : (coupon?.id ?? 0),
    ...(isOldServer ? {} : { currencyInput: false, localToBaseCurrencyExchangeRate: 0 }),
    warnings: [],
    appendedErrorMessage: isFine ? '' : sentenceOf(code),
    code: (coupon?.code ?? text).toUpperCase(),
    discountCode: series?.discountCode ?? '',
    seriesCode: series?.id ?? 0,
    isAbsolute: series?.discountType === 'ABS',
    couponValue: series?.discountValue ?? 0,
    ...(isOldServer ? {} : { redemptionStatus: itemStatus(isFine, code) }),
    discountType: series?.discountType ?? 'ABS',
    discountValue: series?.discountValue ?? 0,
    discountUpto: series?.discountUpto ?? 0,
  };
}

export function redeemedAnswer(call: Call, member: Member, done: readonly RedeemedCoupon[]): Answer {
  return {
    status: 200,
    body: {
      redemption: done.map(({ coupon, series, redemption }) =>
        redemptionItem(call, {
          text: coupon.code,
          redemptionId: String(redemption.id),
          coupon,
          series,
          code: 700,
        }),
      ),
      redemptionStatus: { status: true, message: sentenceOf(700), code: 700 },
      customer: customerBlock(member, call.offsetMinutes),
      warnings: [],
    },
  };
}

/** Which of several numbers stands for the whole request: the first that is not a mere consequence. */
function leadingCode(refusals: readonly RefusedCoupon[]): number {
  return refusals.find(({ code }) => code !== 749)?.code ?? refusals[0]?.code ?? 709;
}

export function redeemRefusedAnswer(
  call: Call,
  member: Member | undefined,
  refusals: readonly RefusedCoupon[],
): Answer {
  const customer = member ? { customer: customerBlock(member, call.offsetMinutes) } : {};
  switch (call.modes.redeemFailure) {
    case 'a':
      return {
        status: 200,
        body: {
          redemption: [],
          redemptionStatus: wireError(leadingCode(refusals)),
          ...customer,
          warnings: [],
        },
      };
    case 'b':
      return {
        status: 200,
        body: {
          redemption: refusals.map((refusal) => redemptionItem(call, { ...refusal, redemptionId: '-1' })),
          redemptionStatus: { status: true, message: sentenceOf(700), code: 700 },
          ...customer,
          warnings: [],
        },
      };
    case 'c':
      return refused(
        call,
        refusals.map(({ code }) => code),
      );
  }
}
