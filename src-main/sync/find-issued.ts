/**
 * Asks Capillary whether a coupon that was to be given is there: among the member's coupons of that series. Nothing on
 * the wire says which request a coupon came from (U27). One that was made since it was sent, by Capillary's clock, is
 * taken for ours; one of which that is not sure leaves the doubt to a person, and no second coupon is sent.
 */
import type { CouponFacts } from '../capillary/client.ts';
import { clusterInstant, instantOf } from '../domain/cluster-time.ts';
import type { IssueEntry } from '../domain/stored-entry.ts';
import { type Finding, found, type Inquiry, notTold } from './inquiry.ts';

/** Clocks may differ by so much without anybody's fault. */
const toleranceMs = 2 * 60_000;

export async function findIssued(inquiry: Inquiry<IssueEntry>): Promise<Finding> {
  const { capillary, entry, isTaken } = inquiry;
  if (entry.request === null) return found({ kind: 'unknown' }, null);
  const { seriesId, heldBefore } = entry.request;
  const listed = await capillary.customerCoupons(entry.customer.id);
  if (listed.kind !== 'answered') return notTold(listed);
  const candidates = listed.value
    .map((coupon) => ({ ...coupon, code: coupon.code.toUpperCase() }))
    .filter(
      (coupon) => coupon.seriesId === seriesId && !isTaken(coupon.code) && !heldBefore.includes(coupon.code),
    );
  const ours = candidates.find((coupon) => isMadeSince(coupon, inquiry));
  if (ours) return found({ kind: 'ours', reference: ours.code }, listed);
  return found({ kind: candidates.length > 0 ? 'unknown' : 'not-there' }, listed);
}

/**
 * Only where the till knew how far its clock was off when the decision was made. A promise may have waited for hours:
 * what another till gave meanwhile, before anything of ours had left, is not ours.
 */
function isMadeSince(
  { createdDate }: CouponFacts,
  { entry, clusterOffsetMinutes, sentSince }: Inquiry<IssueEntry>,
): boolean {
  if (createdDate === null || entry.serverAheadMs === null) return false;
  // a time without a zone says nothing while the cluster's is not known
  const madeAt =
    clusterOffsetMinutes === null
      ? instantOf(createdDate)
      : clusterInstant(createdDate, clusterOffsetMinutes);
  const decidedAt = entry.createdAt + entry.serverAheadMs;
  const since = Math.max(decidedAt, sentSince?.() ?? decidedAt);
  return madeAt !== null && madeAt >= since - toleranceMs;
}
