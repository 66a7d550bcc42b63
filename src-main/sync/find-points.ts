/**
 * Asks Capillary what became of an entry about points. Points that were used: by the reference they went under, then
 * among those of their days. Rows tell no reference, so each is compared: by the notes, which carry the entry's id, else
 * by points, bill and till.
 */
import type { PointsRedemption } from '../capillary/points-redemptions.ts';
import { clusterDay, clusterInstant } from '../domain/cluster-time.ts';
import type { Evidence } from '../domain/settlement.ts';
import type { PointsChange, RedeemPointsEntry } from '../domain/stored-entry.ts';
import { type Finding, found, type Inquiry, notTold } from './inquiry.ts';
import { markOf } from './send-points.ts';

const dayMs = 86_400_000;
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
const made: Evidence = { kind: 'ours', reference: null };
const notMade: Evidence = { kind: 'not-there' };

export async function findPoints(inquiry: Inquiry<RedeemPointsEntry>): Promise<Finding> {
  const { capillary, entry } = inquiry;
  if (entry.request === null) return found({ kind: 'unknown' }, null);
  const { identifier } = entry.request;
  const byReference = await capillary.pointsRedemptions(identifier, { reference: entry.id });
  if (byReference.kind === 'answered') {
    const seen = judge(inquiry, byReference.value);
    if (seen !== null) return found(seen, byReference);
  }
  // a server that does not know the filter answers with something else, or with nothing
  const days = daysOf(inquiry, entry.createdAt);
  const listed = await capillary.pointsRedemptions(identifier, days);
  if (listed.kind !== 'answered') return notTold(listed);
  return found(judge(inquiry, listed.value) ?? notMade, listed);
}

/** null = nothing of this entry is among them. */
function judge(inquiry: Inquiry<RedeemPointsEntry>, rows: PointsRedemption[]): Evidence | null {
  const free = rows.filter(({ redemptionId }) => redemptionId !== '' && !inquiry.isTaken(redemptionId));
  const { entry } = inquiry;
  const named = free.find(({ notes }) => same(notes, entry.id));
  if (named) return { kind: 'ours', reference: named.redemptionId };
  const alike = free.filter((row) => row.notes.trim() === '' && isAlike(row, inquiry));
  const ours = alike.find(({ tillCode }) => isOwnTill(tillCode, inquiry));
  if (ours) return { kind: 'ours', reference: ours.redemptionId };
  // the same points for the same bill under another till's name: a person has to say whose they are
  return alike.length > 0 ? { kind: 'unknown' } : null;
}

function isAlike(row: PointsRedemption, inquiry: Inquiry<RedeemPointsEntry>): boolean {
  const { entry } = inquiry;
  const at = clusterInstant(row.redeemedTime, inquiry.clusterOffsetMinutes ?? 0);
  const isOlder = at !== null && at < entry.createdAt + Math.min(0, entry.serverAheadMs ?? 0) - dayMs;
  return !isOlder && row.points === entry.request?.points && same(row.transactionNumber, entry.bill.number);
}

function isOwnTill(tillCode: string, { entry, ownTills }: Inquiry<RedeemPointsEntry>): boolean {
  if (tillCode === '') return true;
  return [...ownTills, ...(entry.request?.tills ?? [])].some((till) => same(till, tillCode));
}

/** From the day before to the day after today, by the earliest stamp there is. */
function daysOf(
  { nowMs, clusterOffsetMinutes }: Pick<Inquiry, 'nowMs' | 'clusterOffsetMinutes'>,
  since: number,
) {
  const offset = clusterOffsetMinutes ?? 0;
  const now = nowMs();
  return {
    fromDay: clusterDay(Math.min(since, now) - 2 * dayMs, offset),
    toDay: clusterDay(Math.max(since, now) + 2 * dayMs, offset),
  };
}

export async function findPointsChange(inquiry: Inquiry<PointsChange>): Promise<Finding> {
  const { entry } = inquiry;
  if (entry.request === null) return found({ kind: 'unknown' }, null);
  switch (entry.kind) {
    case 'undo-points':
      return findGivenBack(inquiry, entry.request);
    case 'request-points':
      return findRequest(inquiry, entry.request);
    case 'decide-points-request':
      return findDecision(inquiry, entry.request);
  }
}

type RequestOf<Kind extends PointsChange['kind']> = NonNullable<
  Extract<PointsChange, { kind: Kind }>['request']
>;

/** What is not listed may be gone, or not told: sending it again does no harm, Capillary knows what was given back. */
async function findGivenBack(
  inquiry: Inquiry<PointsChange>,
  { identifier, redemptionId, redeemedOn }: RequestOf<'undo-points'>,
): Promise<Finding> {
  const days = daysOf(inquiry, Date.parse(`${redeemedOn}T12:00:00Z`));
  const listed = await inquiry.capillary.pointsRedemptions(identifier, days);
  if (listed.kind !== 'answered') return notTold(listed);
  const row = listed.value.find((one) => one.redemptionId === redemptionId);
  return found(row?.isReversed ? made : notMade, listed);
}

/** As many as one answer of Capillary holds. */
const fullList = 50;

/** By the mark in its comments; one without a mark that says the same may be ours, and a person has to look. */
async function findRequest(
  inquiry: Inquiry<PointsChange>,
  { identifier, reason }: RequestOf<'request-points'>,
): Promise<Finding> {
  const { capillary, entry } = inquiry;
  const mark = markOf(entry.id);
  const days = daysOf(inquiry, entry.createdAt);
  const states = ['PENDING', 'APPROVED', 'REJECTED'] as const;
  let isOpen = false;
  for (const status of states) {
    const listed = await capillary.goodwillRequests({ status, customer: identifier, ...days });
    if (listed.kind !== 'answered') return notTold(listed);
    const marked = listed.value.find(({ comments }) => comments.includes(mark));
    if (marked) return found({ kind: 'ours', reference: marked.requestId }, listed);
    isOpen ||= listed.value.length >= fullList;
    isOpen ||= listed.value.some(
      (one) =>
        !/\[[0-9a-f-]{36}\]/.test(one.comments) &&
        same(one.reason, reason) &&
        !inquiry.isTaken(one.requestId),
    );
  }
  return found(isOpen ? { kind: 'unknown' } : notMade, null);
}

/** Somebody else's opposite decision counts as not made: sent again, Capillary says that it does not wait any more. */
async function findDecision(
  { capillary, entry }: Inquiry<PointsChange>,
  { requestId, decision }: RequestOf<'decide-points-request'>,
): Promise<Finding> {
  const listed = await capillary.memberGoodwill(entry.customer.id, requestId);
  if (listed.kind !== 'answered') return notTold(listed);
  const one = listed.value.find((request) => request.requestId === requestId);
  if (one === undefined) return found({ kind: 'unknown' }, listed);
  return found(one.status === (decision === 'approve' ? 'APPROVED' : 'REJECTED') ? made : notMade, listed);
}
