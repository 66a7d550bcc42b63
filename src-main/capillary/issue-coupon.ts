/**
 * Gives a member one coupon of one series through v2 bulk issue: the call for a single coupon takes no metadata, and
 * without metadata nobody could tell later where a coupon came from. Asks for one series only, so that an answer is
 * about that coupon or about nothing.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { IssuedCouponFacts, IssueRequest } from './client.ts';
import { familyOf } from './codes.ts';
import { firstReal, refusalOfV2, statusEntry } from './envelope-v2.ts';
import { wireId } from './identifiers.ts';
import { issuedCoupon, issuedFacts } from './issued-coupon.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { id, isObject, many, member, part, toObjects } from './wire-values.ts';

/** Capillary docs: Issue bulk coupons. `entityId` is the series' id. */
export const issueItem = z.object({
  entityId: id,
  errors: many(statusEntry),
  result: part(issuedCoupon),
});

export function readIssue(body: unknown, seriesId: string): Reading<IssuedCouponFacts> {
  if (!isObject(body)) return unreadable('no-coupon');
  const items = toObjects(member(body, 'response')).map((entry) => issueItem.parse(entry));
  const ours = items.find((one) => (one.entityId ?? one.result.seriesId) === seriesId);
  // item errors count, whatever failureCount says (U54)
  const error = ours ? firstReal(ours.errors) : null;
  const hasCode = items.some(({ result }) => result.code !== '');
  const refusal =
    refusalOfV2(body, 'coupon') ??
    (error && {
      kind: 'refusal' as const,
      family: familyOf('coupon', error.code),
      code: error.code,
      message: error.message,
    });
  if (refusal) return hasCode ? unreadable('contradictory-answer') : refusal;
  if (!ours) return unreadable(items.length > 0 ? 'another-series' : 'no-coupon');
  const { result } = ours;
  if (result.code === '') return unreadable('no-code');
  return value(issuedFacts(result, seriesId));
}

export function issueCoupon(call: Call, request: IssueRequest): Promise<Outcome<IssuedCouponFacts>> {
  const body = {
    seriesIds: [wireId(request.seriesId)],
    // text, as in every sample
    customer: { id: request.customerId },
    metadata: request.metadata,
  };
  const query = request.source === null ? [] : [['source', request.source] as const];
  return call({ method: 'POST', path: '/v2/coupon/bulk/issue', query, body }, 'write', (answer) =>
    readIssue(answer, request.seriesId),
  );
}
