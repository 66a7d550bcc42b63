/**
 * Takes coupons away for good: named codes, or all that a member holds unused. An answer that calls itself a success
 * may have revoked nothing, so what counts is what it says of each code.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import { v2User, wireId } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { flag, id, isObject, many, member, number, sameCode, text, toNumber, toText } from './wire-values.ts';
import { withoutSending } from './without-asking.ts';

/** Capillary docs: Revoke coupon. */
const mostCodes = 50;

export interface RevokeRequest {
  /** Needed for more than one code. */
  seriesId: string | null;
  /** null = whoever holds the codes. */
  customer: WireIdentifier | null;
  /** Empty = all coupons of the member; Capillary takes up to 100 of them at a time. */
  codes: string[];
}

export interface RevokeFacts {
  revoked: { code: string; couponId: string | null; memberId: string | null }[];
  failed: { code: string; number: number | null; message: string }[];
  /** Codes that were asked about and that the answer names nowhere. */
  unnamed: string[];
  /** Whether the member holds more than one call takes; null = not told. */
  hasMore: boolean | null;
}

const revoked = z.object({ couponId: id, couponCode: text, issuedToUserId: id });
const lists = z.object({ revokedCoupons: many(revoked), hasMore: flag, totalCount: number });
/** One of two documented spellings has the letters the other way round (U14). */
const failed = z.object({ errorCode: number, errroCode: number, errorMessage: text });

/** Nested under `entity`, or flat with a status of its own (U14). */
function heart(body: unknown): unknown {
  const nested = member(body, 'entity');
  if (isObject(nested)) return member(body, 'success') === true ? nested : null;
  return toNumber(member(body, 'status')) === 200 || member(body, 'success') === true ? body : null;
}

function failures(written: unknown): RevokeFacts['failed'] {
  if (!Array.isArray(written)) return [];
  return written.flatMap((entry) => {
    const read = failed.parse(isObject(entry) ? entry : {});
    const codes = member(entry, 'couponCodes');
    return (Array.isArray(codes) ? codes : [codes]).flatMap((code) => {
      const named = toText(code);
      const told = { number: read.errorCode ?? read.errroCode, message: read.errorMessage };
      return named === '' ? [] : [{ code: named, ...told }];
    });
  });
}

export function readRevoke(body: unknown, codes: readonly string[]): Reading<RevokeFacts> {
  const refusal = refusalOfV2(body, 'coupon');
  if (refusal) return refusal;
  const told = heart(body);
  if (!isObject(told)) return unreadable('no-success-marker');
  const read = lists.parse(told);
  const done = read.revokedCoupons.filter(({ couponCode }) => couponCode !== '');
  const facts: RevokeFacts = {
    revoked: done.map((one) => ({
      code: one.couponCode,
      couponId: one.couponId,
      memberId: one.issuedToUserId,
    })),
    failed: failures(member(told, 'failedToRevoke')),
    unnamed: [],
    hasMore: read.hasMore,
  };
  const named = [...facts.revoked, ...facts.failed];
  // a count without names, or a code both revoked and not, says nothing anybody could rely on
  if ((read.totalCount ?? (named.length || null)) !== named.length) return unreadable('count-without-names');
  const isTwice = facts.revoked.some((one) => facts.failed.some((other) => sameCode(one.code, other.code)));
  if (isTwice) return unreadable('contradictory-answer');
  const unnamed = codes.filter((code) => !named.some((one) => sameCode(one.code, code)));
  return value({ ...facts, unnamed });
}

export function revokeCoupons(call: Call, request: RevokeRequest): Promise<Outcome<RevokeFacts>> {
  const { seriesId, customer } = request;
  const codes = [...new Set(request.codes)];
  if (codes.length > mostCodes) return Promise.resolve(withoutSending('too-many-codes'));
  const body = {
    ...(seriesId === null ? {} : { couponSeriesId: wireId(seriesId) }),
    ...(customer === null ? {} : { customer: v2User(customer) }),
    ...(codes.length === 0 ? {} : { couponCodes: codes }),
  };
  return call(
    {
      method: 'POST',
      path: '/v2/coupon/revoke',
      query: [['couponCodeCase', 'AS_IT_IS']],
      body,
    },
    'write',
    (answer) => readRevoke(answer, codes),
  );
}
