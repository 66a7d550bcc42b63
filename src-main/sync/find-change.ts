/**
 * Asks Capillary whether a change to a coupon was made whose answer was lost. Where nothing there would tell, it counts
 * as not made: a repeat changes nothing more. Only the message to a member is never sent again for want of a trace.
 */
import type { MemberRedemption, WireIdentifier } from '../capillary/client.ts';
import { clusterDay } from '../domain/cluster-time.ts';
import type { Evidence } from '../domain/settlement.ts';
import type { ChangeEntry } from '../domain/stored-entry.ts';
import { isPointsChange } from '../domain/stored-entry.ts';
import { unreachable } from '../domain/unreachable.ts';
import { findPointsChange } from './find-points.ts';
import { type Finding, found, type Inquiry, notTold } from './inquiry.ts';
import { revokedBefore } from './send-change.ts';

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
const made: Evidence = { kind: 'ours', reference: null };
const notMade: Evidence = { kind: 'not-there' };

export async function findChange(inquiry: Inquiry<ChangeEntry>): Promise<Finding> {
  const { entry } = inquiry;
  if (isPointsChange(entry)) return findPointsChange({ ...inquiry, entry });
  if (entry.request === null) return found({ kind: 'unknown' }, null);
  switch (entry.kind) {
    case 'undo-redemption':
      return findUndone({ ...inquiry, entry }, entry.request);
    case 'revoke-coupon':
      return findRevoked(inquiry, entry.request.identifier);
    case 'move-expiry':
      return findLastDay(inquiry, entry.request.lastDay);
    case 'attach-bill':
      return findBill({ ...inquiry, entry }, entry.request);
    case 'resend-coupon':
      return found({ kind: 'untellable' }, null);
    default:
      return unreachable(entry);
  }
}

/** The coupon is free again, or the redemption stands in its member's list no more. */
async function findUndone(inquiry: Inquiry<UndoEntry>, asked: AboutRedemption): Promise<Finding> {
  const { capillary, entry } = inquiry;
  const history = await capillary.couponHistory(entry.code);
  if (history.kind !== 'answered') return notTold(history);
  if (history.value?.redeemed === false) return found(made, history);
  const bill = history.value?.transactionNumber ?? null;
  if (bill !== null && same(bill, entry.bill.number)) return found(notMade, history);
  const listed = await listSince(inquiry, asked);
  if (listed.kind !== 'answered') return notTold(listed);
  return found(listed.value.some(isOf(asked)) ? notMade : made, listed);
}

async function findRevoked(
  { capillary, entry }: Inquiry<ChangeEntry>,
  holder: WireIdentifier | null,
): Promise<Finding> {
  // a check needs somebody who would use it
  if (holder === null) return found(notMade, null);
  const checked = await capillary.checkCoupons(holder, [entry.code]);
  if (checked.kind === 'refused')
    return found(checked.refusal.code === revokedBefore ? made : notMade, checked);
  if (checked.kind !== 'answered') return notTold(checked);
  const one = checked.value.find(({ code }) => same(code, entry.code));
  return found(one?.refusal?.code === revokedBefore ? made : notMade, checked);
}

async function findLastDay({ capillary, entry }: Inquiry<ChangeEntry>, lastDay: string): Promise<Finding> {
  const history = await capillary.couponHistory(entry.code);
  if (history.kind !== 'answered') return notTold(history);
  return found(history.value?.lastDay === lastDay ? made : notMade, history);
}

async function findBill(inquiry: Inquiry<BillEntry>, asked: AboutRedemption): Promise<Finding> {
  const listed = await listSince(inquiry, asked);
  if (listed.kind !== 'answered') return notTold(listed);
  const there = listed.value.find(isOf(asked));
  const { number } = inquiry.entry.bill;
  return found(there && same(there.transactionNumber, number) ? made : notMade, listed);
}

type UndoEntry = Extract<ChangeEntry, { kind: 'undo-redemption' }>;
type BillEntry = Extract<ChangeEntry, { kind: 'attach-bill' }>;
type AboutRedemption = NonNullable<UndoEntry['request']>;

/**
 * What the member redeemed since the day before that redemption: one that was taken offline stands at Capillary on the day
 * it arrived.
 */
function listSince({ capillary, nowMs }: Inquiry, { identifier, redeemedOn }: AboutRedemption) {
  const dayMs = 86_400_000;
  const from = Math.min(Date.parse(`${redeemedOn}T12:00:00Z`), nowMs()) - dayMs;
  return capillary.memberRedemptions(identifier, clusterDay(from, 0), clusterDay(nowMs() + dayMs, 0));
}

const isOf =
  ({ redemptionId }: AboutRedemption) =>
  (one: MemberRedemption) =>
    one.redemptionId === redemptionId;
