/** Puts an entry on the wire, word for word the same at every attempt. Decides nothing. */
import type { Capillary, IssuedCouponFacts } from '../capillary/client.ts';
import type { MultipleIssue } from '../capillary/issue-multiple.ts';
import type { Outcome } from '../capillary/outcome.ts';
import { toDecimal } from '../contract/money.ts';
import { clusterMoment } from '../domain/cluster-time.ts';
import {
  type ChangeEntry,
  type IssueEntry,
  isAboutMember,
  isBillChange,
  isChange,
  isPointsChange,
  type MemberEntry,
  type RedeemEntry,
  type StoredEntry,
} from '../domain/stored-entry.ts';
import type { QueueCapillary } from './queue-capillary.ts';
import { sendBill, sendBillChange } from './send-bill.ts';
import { sendChange } from './send-change.ts';
import { sendMember } from './send-member.ts';
import { sendPoints, sendPointsChange } from './send-points.ts';
import type { Sending } from './sending.ts';
import type { Sent } from './sent.ts';

export function sendEntry(
  capillary: QueueCapillary,
  entry: StoredEntry,
  sending: Sending,
): Promise<Outcome<Sent>> {
  if (entry.kind === 'redeem-points') return sendPoints(capillary, entry, sending);
  if (isChange(entry)) return sendChangeOf(capillary, entry);
  if (isAboutMember(entry)) return sendMemberOf(capillary, entry, sending);
  if (isBillChange(entry)) return sendBillChange(capillary, entry);
  if (entry.kind === 'add-bill') return sendBill(capillary, entry, sending.referencesOf(entry));
  return entry.kind === 'redeem-coupon'
    ? sendRedemption(capillary, entry, sending)
    : sendIssue(capillary, entry, sending);
}

async function sendRedemption(
  capillary: Capillary,
  entry: RedeemEntry,
  { redeemWith: version, clusterOffsetMinutes }: Sending,
): Promise<Outcome<Sent>> {
  if (entry.request === null) throw new Error(`entry ${entry.id} has no readable request`);
  const late = entry.till.byOfflineRules && clusterOffsetMinutes !== null;
  const outcome = await capillary.redeemCoupon({
    version,
    // a number may change hands while an entry waits; the id stays. v1.1 takes no id in its documented body.
    customer: version === 'v2' ? { type: 'id', value: entry.customer.id } : entry.request.identifier,
    code: entry.code,
    billNumber: entry.bill.number,
    billAmount: toDecimal(entry.bill.amount, entry.currency),
    redemptionTime: late
      ? clusterMoment(entry.createdAt + (entry.serverAheadMs ?? 0), clusterOffsetMinutes)
      : null,
  });
  if (outcome.kind !== 'answered') return outcome;
  const { reference, resultCode, message, discountType, discountValue, discountUpTo } = outcome.value;
  const discount = { type: discountType, value: discountValue, upTo: discountUpTo };
  return { ...outcome, value: { reference, resultCode, message, discount } };
}

const noDiscount = { type: null, value: null, upTo: null };

async function sendChangeOf(capillary: QueueCapillary, entry: ChangeEntry): Promise<Outcome<Sent>> {
  if (isPointsChange(entry)) return sendPointsChange(capillary, entry);
  const outcome = await sendChange(capillary, entry);
  if (outcome.kind !== 'answered') return outcome;
  return { ...outcome, value: { reference: '', resultCode: null, message: '', discount: noDiscount } };
}

async function sendMemberOf(
  capillary: QueueCapillary,
  entry: MemberEntry,
  { clusterOffsetMinutes }: Sending,
): Promise<Outcome<Sent>> {
  const outcome = await sendMember(capillary, entry, clusterOffsetMinutes);
  if (outcome.kind !== 'answered') return outcome;
  return {
    ...outcome,
    value: { reference: outcome.value, resultCode: null, message: '', discount: noDiscount },
  };
}

/** The entry's id goes along where it can, so that whoever looks at the coupon later finds the decision behind it. */
async function sendIssue(
  capillary: QueueCapillary,
  entry: IssueEntry,
  sending: Sending,
): Promise<Outcome<Sent>> {
  if (entry.request === null) throw new Error(`entry ${entry.id} has no readable request`);
  const outcome = await issue(capillary, entry.customer.id, entry.request, entry.id, sending);
  if (outcome.kind !== 'answered') return outcome;
  const { code, discountType, discountValue, discountUpTo } = outcome.value;
  const discount = { type: discountType, value: discountValue, upTo: discountUpTo };
  return { ...outcome, value: { reference: code, resultCode: null, message: '', discount } };
}

function issue(
  capillary: QueueCapillary,
  customerId: string,
  { identifier, seriesId, reason, note }: NonNullable<IssueEntry['request']>,
  entryId: string,
  { issueWith, issueSource }: Sending,
): Promise<Outcome<IssuedCouponFacts>> {
  const metadata = {
    sourceType: 'POS',
    sourceId: entryId,
    sourceActivity: 'Goodwill',
    notes: note,
    reason,
  };
  switch (issueWith) {
    case 'bulk':
      return capillary.issueCoupon({
        customerId,
        seriesId,
        source: issueSource === 'none' ? null : issueSource,
        metadata,
      });
    case 'multiple':
      return issueOneOfMany(capillary, {
        customer: { type: 'id', value: customerId },
        seriesId,
        count: 1,
        metadata,
      });
    case 'single':
      return capillary.issueSingle({ type: 'id', value: customerId }, seriesId);
    case 'v1.1':
      return capillary.issueV11(identifier, seriesId);
  }
}

/** The call for several, asked for one: what a coupon is worth is not in its answer. */
async function issueOneOfMany(
  capillary: QueueCapillary,
  request: MultipleIssue,
): Promise<Outcome<IssuedCouponFacts>> {
  const outcome = await capillary.issueMultiple(request);
  if (outcome.kind !== 'answered') return outcome;
  const { seriesId, description, coupons } = outcome.value;
  const [coupon, ...more] = coupons;
  if (coupon === undefined || more.length > 0)
    return { kind: 'no-answer', cause: 'not-one-coupon', call: outcome.call };
  const untold = {
    discountType: null,
    discountValue: null,
    discountUpTo: null,
    validTill: null,
    validTillDateTime: null,
  };
  return { ...outcome, value: { code: coupon.code, seriesId, description, ...untold } };
}
