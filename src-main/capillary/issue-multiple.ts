/** Gives a member several coupons of one series at once. The only issuing call that tells the coupons' own ids. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { IssueMetadata, WireIdentifier } from './client.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import { v2User, wireId } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { id, isObject, many, member, part, text } from './wire-values.ts';
import { withoutSending } from './without-asking.ts';

/** Capillary docs: Issue multiple coupons to a customer from a series. */
const mostCoupons = 500;

export interface MultipleIssue {
  customer: WireIdentifier;
  seriesId: string;
  /** 1 to 500. */
  count: number;
  metadata: IssueMetadata | null;
}

export interface MultipleIssueFacts {
  seriesId: string;
  description: string;
  /** May be fewer than were asked for: what happens when a limit is reached half way is written nowhere. */
  coupons: { code: string; couponId: string | null }[];
}

const shape = z.object({
  coupons: many(z.object({ code: text, couponId: id })),
  couponConfig: part(z.object({ id, description: text })),
});

/** The rest of the documented answer is lost: the list may stand alone or under `entity`. */
export function readMultipleIssue(body: unknown, seriesId: string): Reading<MultipleIssueFacts> {
  const inner = member(body, 'entity');
  const told = isObject(inner) ? inner : body;
  if (!isObject(told)) return unreadable('no-coupon');
  const { coupons, couponConfig } = shape.parse(told);
  const given = coupons.filter(({ code }) => code !== '');
  const refusal = refusalOfV2(body, 'coupon');
  if (refusal) return given.length === 0 ? refusal : unreadable('contradictory-answer');
  if (given.length === 0) return unreadable('no-coupon');
  if (given.length < coupons.length) return unreadable('no-code');
  if (couponConfig.id !== null && couponConfig.id !== seriesId) return unreadable('another-series');
  return value({
    seriesId,
    description: couponConfig.description,
    coupons: given.map(({ code, couponId }) => ({ code: code.toUpperCase(), couponId })),
  });
}

export function issueMultiple(call: Call, request: MultipleIssue): Promise<Outcome<MultipleIssueFacts>> {
  const { customer, seriesId, count, metadata } = request;
  if (count > mostCoupons) return Promise.resolve(withoutSending('too-many-coupons'));
  const body = {
    seriesId: wireId(seriesId),
    count,
    customer: v2User(customer),
    ...(metadata === null ? {} : { metadata }),
  };
  return call({ method: 'POST', path: '/v2/coupon/issue/multiple', body }, 'write', (answer) =>
    readMultipleIssue(answer, seriesId),
  );
}
