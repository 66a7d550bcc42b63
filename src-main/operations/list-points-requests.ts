/** Goodwill points that wait for a decision, and those of the last thirty days that were decided. */
import type { GoodwillFacts } from '../capillary/goodwill-lists.ts';
import type { Outcome } from '../capillary/outcome.ts';
import type { GoodwillPoints } from '../contract/points.ts';
import { ok } from '../contract/result.ts';
import { clusterDay } from '../domain/cluster-time.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { pointsMember, reachable } from '../sync/points-member.ts';
import type { Handler } from './parts.ts';

const dayMs = 86_400_000;
/** As many as one answer of Capillary holds. */
const most = 50;

export const listPointsRequests: Handler<'listPointsRequests'> = async (parts, { which, customerId }) => {
  const capillary = reachable(parts);
  if (!capillary.ok) return capillary;
  const member = customerId === null ? null : await pointsMember(parts, customerId);
  if (member !== null && !member.ok) return member;
  const offset = parts.serverClock.clusterOffsetMinutes() ?? 0;
  const now = parts.serverClock.nowMs();
  const days = { fromDay: clusterDay(now - 30 * dayMs, offset), toDay: clusterDay(now + dayMs, offset) };
  const ask = (): Promise<Outcome<GoodwillFacts[]>> => {
    if (which === 'pending') {
      const customer = member?.value.identifier ?? null;
      return capillary.value.goodwillRequests({ status: 'PENDING', customer, ...days });
    }
    return customerId === null
      ? capillary.value.goodwillLog(days)
      : capillary.value.memberGoodwill(member?.value.customer.id ?? customerId, null);
  };
  const listed = await inTime(parts.clock, parts.settings.read().readTimeLimitMs, ask());
  if (listed.kind !== 'answered') return { ok: false, failure: failureOfOutcome(listed) };
  const wanted = listed.value.filter(({ status }) => (status === 'PENDING') === (which === 'pending'));
  const name = member?.value.customer.name;
  return ok({
    requests: wanted.map((one) => told(one, name)),
    isCutShort: listed.value.length >= most,
  });
};

const states: Record<string, GoodwillPoints['state']> = {
  PENDING: 'pending',
  APPROVED: 'approved',
  REJECTED: 'rejected',
};

function told(facts: GoodwillFacts, name: string | undefined): GoodwillPoints {
  const { requestId, status, customerId, customerName, points, reason } = facts;
  return {
    requestId,
    state: states[status] ?? 'unknown',
    customer: { id: customerId, name: customerName || (name ?? '') },
    points,
    reason,
    // the mark of an entry is nothing for people
    comments: facts.comments.replace(/\s*\[[0-9a-f-]{36}\]/, ''),
    decidedComments: facts.decidedComments,
    addedAt: facts.addedOn,
    addedBy: facts.addedBy,
    decidedAt: status === 'PENDING' ? '' : facts.decidedOn,
    decidedBy: facts.decidedBy,
  };
}
