/**
 * Gives a member one coupon through the call for a single one, which takes no metadata: nobody can tell later where the
 * coupon came from. For goodwill see issue-coupon.ts.
 */
import type { Call } from './caller.ts';
import type { IssuedCouponFacts, WireIdentifier } from './client.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import { v2User, wireId } from './identifiers.ts';
import { issuedCoupon, issuedFacts } from './issued-coupon.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { isObject } from './wire-values.ts';

/** The marker is the code of a coupon of the series that was asked for. */
export function readSingleIssue(body: unknown, seriesId: string): Reading<IssuedCouponFacts> {
  if (!isObject(body)) return unreadable('no-coupon');
  const read = issuedCoupon.parse(body);
  const refusal = refusalOfV2(body, 'coupon');
  if (refusal) return read.code === '' ? refusal : unreadable('contradictory-answer');
  if (read.code === '') return unreadable('no-code');
  return read.seriesId === seriesId ? value(issuedFacts(read, seriesId)) : unreadable('another-series');
}

/** Capillary docs: Issue single coupon. A repeat is another coupon. */
export function issueSingle(
  call: Call,
  customer: WireIdentifier,
  seriesId: string,
): Promise<Outcome<IssuedCouponFacts>> {
  const body = { seriesId: wireId(seriesId), customer: v2User(customer) };
  return call({ method: 'POST', path: '/v2/coupon/issue', body }, 'write', (answer) =>
    readSingleIssue(answer, seriesId),
  );
}
