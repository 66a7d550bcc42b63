// POST /v2/coupon/revoke: named codes, or what a member holds unused. An answer calls itself a success even when
// nothing was revoked; only its lists tell.
import { findV2 } from '../find-member.ts';
import { revokeCoupons } from '../ledger.ts';
import { fine } from '../v2.ts';
import { refusedChange } from '../views/change-view.ts';
import { type Answer, type Call, listOf, recordOf, textOf } from '../wire.ts';
import { type Coupon, couponByCode, type Member, redemptionsOfCoupon, seriesById } from '../world.ts';
import { codeInCase } from './customer-coupons.ts';

const CODES_LIMIT = 50;
const MEMBER_LIMIT = 100;

interface Failed {
  code: number;
  text: string;
}

interface Result {
  revoked: Coupon[];
  failed: Failed[];
  hasMore: boolean;
}

interface Wanted {
  member: Member | undefined;
  seriesId: number | undefined;
}

/** The coupon of a code, or the number that code is refused with. */
function ofCode(call: Call, text: string, { member, seriesId }: Wanted): Coupon | number {
  const { world, modes } = call;
  const coupon = couponByCode(world, text);
  if (!coupon || (seriesId !== undefined && coupon.seriesId !== seriesId)) {
    return modes.revokeAnswer === 'flat' ? 404 : 682;
  }
  if (member && coupon.memberId !== member.id) return 723;
  if (coupon.isRevoked) return 660;
  return redemptionsOfCoupon(world, coupon.id).length > 0 ? 405 : coupon;
}

function byCodes(call: Call, codes: readonly string[], wanted: Wanted): Result {
  const told = codes.map((text) => ({ text, found: ofCode(call, text, wanted) }));
  return {
    revoked: told.flatMap(({ found }) => (typeof found === 'number' ? [] : [found])),
    failed: told.flatMap(({ text, found }) => (typeof found === 'number' ? [{ text, code: found }] : [])),
    hasMore: false,
  };
}

function ofMember(call: Call, member: Member, seriesId: number | undefined): Result {
  const unused = call.world.coupons.filter(
    (coupon) =>
      coupon.memberId === member.id &&
      !coupon.isRevoked &&
      (seriesId === undefined || coupon.seriesId === seriesId) &&
      redemptionsOfCoupon(call.world, coupon.id).length === 0,
  );
  return { revoked: unused.slice(0, MEMBER_LIMIT), failed: [], hasMore: unused.length > MEMBER_LIMIT };
}

const flatSentences: Readonly<Record<number, string>> = {
  404: 'This code was not found',
  405: 'This coupon was already redeemed',
};

function answer(call: Call, { revoked, failed, hasMore }: Result): Answer {
  const wanted = call.request.query.get('couponCodeCase');
  const isFlat = call.modes.revokeAnswer === 'flat';
  const numbers = [...new Set(failed.map(({ code }) => code))];
  const failedToRevoke = numbers.map((number) => ({
    [isFlat ? 'errroCode' : 'errorCode']: number,
    errorMessage: flatSentences[number] ?? `Not revoked (${number})`,
    couponCodes: failed.filter(({ code }) => code === number).map(({ text }) => codeInCase(text, wanted)),
  }));
  const heart = {
    totalCount: revoked.length + failed.length,
    failedCount: failed.length,
    revokedCoupons: revoked.map((coupon) => ({
      couponId: coupon.id,
      couponCode: codeInCase(coupon.code, wanted),
      issuedToUserId: coupon.memberId ?? -1,
    })),
    failedToRevoke,
  };
  if (isFlat) return fine({ status: 200, ...heart, hasMore });
  return fine({ entity: heart, warnings: [], errors: [], success: true });
}

/** What the whole request is refused with; undefined when it may go on. */
function refusalOf(call: Call, codes: readonly string[], hasCustomer: boolean): number | undefined {
  const asked = textOf(recordOf(call.request.body).couponSeriesId);
  const series = seriesById(call.world, Number(asked || Number.NaN));
  const ofFirst = couponByCode(call.world, codes[0] ?? '');
  const handled = series ?? (ofFirst && seriesById(call.world, ofFirst.seriesId));
  if (codes.length === 0 && !hasCustomer) return 756;
  if (codes.length > CODES_LIMIT) return 629;
  if (asked === '' && codes.length > 1) return 746;
  if (asked !== '' && !series) return 755;
  if (handled?.isForeign) return 715;
  if (codes.length > 0 && handled?.clientHandlingType === 'GENERIC') return 108;
  return series && call.nowMs > series.validTillMs ? 712 : undefined;
}

export function revoke(call: Call): Answer {
  const body = recordOf(call.request.body);
  const codes = listOf(body.couponCodes)
    .map(textOf)
    .filter((code) => code !== '');
  const found = findV2(call.world, recordOf(body.customer));
  const refusal = refusalOf(call, codes, found.state !== 'missing');
  if (refusal !== undefined) return refusedChange(call, refusal);
  if (found.state === 'unknown') return refusedChange(call, 701);
  const asked = textOf(body.couponSeriesId);
  const seriesId = asked === '' ? undefined : Number(asked);
  const { member } = found;
  const result =
    member && codes.length === 0
      ? ofMember(call, member, seriesId)
      : byCodes(call, [...new Set(codes)], { member, seriesId });
  revokeCoupons(call.world, result.revoked);
  return answer(call, result);
}
