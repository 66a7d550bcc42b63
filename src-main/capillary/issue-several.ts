/**
 * Gives a member one coupon of each of several series. What can be given is, whatever happens to the rest, so the answer
 * speaks of each series by itself. For a decision that must be one coupon or none see issue-coupon.ts.
 */
import type { Call } from './caller.ts';
import type { IssuedCouponFacts, IssueMetadata } from './client.ts';
import { firstReal, refusalOfV2 } from './envelope-v2.ts';
import { wireId } from './identifiers.ts';
import { issueItem } from './issue-coupon.ts';
import { issuedFacts } from './issued-coupon.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { isObject, member, toObjects } from './wire-values.ts';
import { withoutSending } from './without-asking.ts';

export interface SeveralIssue {
  customerId: string;
  /** Each once. */
  seriesIds: string[];
  metadata: IssueMetadata | null;
}

export interface SeveralIssueFacts {
  given: IssuedCouponFacts[];
  refused: { seriesId: string; number: number | null; message: string }[];
  /** Series of which the answer says nothing, or two things at once: nobody knows. */
  unnamed: string[];
}

export function readSeveralIssue(body: unknown, seriesIds: readonly string[]): Reading<SeveralIssueFacts> {
  if (!isObject(body)) return unreadable('no-coupon');
  const items = toObjects(member(body, 'response')).map((entry) => issueItem.parse(entry));
  const refusal = refusalOfV2(body, 'coupon');
  if (refusal) {
    return items.some(({ result }) => result.code !== '') ? unreadable('contradictory-answer') : refusal;
  }
  const facts: SeveralIssueFacts = { given: [], refused: [], unnamed: [] };
  for (const seriesId of seriesIds) {
    // the order of the answer is not that of the question
    const ours = items.filter((one) => (one.entityId ?? one.result.seriesId) === seriesId);
    const [item] = ours;
    const error = item ? firstReal(item.errors) : null;
    const hasCode = item !== undefined && item.result.code !== '';
    if (ours.length !== 1 || !item || hasCode === (error !== null)) facts.unnamed.push(seriesId);
    else if (error) facts.refused.push({ seriesId, number: error.code, message: error.message });
    else facts.given.push(issuedFacts(item.result, seriesId));
  }
  return facts.unnamed.length === seriesIds.length ? unreadable('no-coupon') : value(facts);
}

export function issueSeveral(call: Call, request: SeveralIssue): Promise<Outcome<SeveralIssueFacts>> {
  const { customerId, seriesIds, metadata } = request;
  if (new Set(seriesIds).size < seriesIds.length) return Promise.resolve(withoutSending('same-series-twice'));
  const body = {
    seriesIds: seriesIds.map(wireId),
    customer: { id: customerId },
    ...(metadata === null ? {} : { metadata }),
  };
  return call({ method: 'POST', path: '/v2/coupon/bulk/issue', body }, 'write', (answer) =>
    readSeveralIssue(answer, seriesIds),
  );
}
