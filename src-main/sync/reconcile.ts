/**
 * Asks Capillary what became of an entry in doubt. A redemption: first the member's redemptions (they carry bill
 * number, till and redemption id), then the coupon's own history. A coupon that was given: see find-issued.ts; a change
 * to a coupon: see find-change.ts; what was written about a member: see find-member-change.ts. Points: see
 * find-points.ts. Only looks; the settlement is decided in the domain.
 */
import type { MemberRedemption } from '../capillary/client.ts';
import { listCutShort } from '../capillary/outcome.ts';
import { clusterDay, clusterInstant } from '../domain/cluster-time.ts';
import { type Evidence, saysUsedBefore } from '../domain/settlement.ts';
import {
  isAboutMember,
  isBillChange,
  isChange,
  type RedeemCouponRequest,
  type RedeemEntry,
} from '../domain/stored-entry.ts';
import { findBill } from './find-bill.ts';
import { findBillChange } from './find-bill-change.ts';
import { findChange } from './find-change.ts';
import { findIssued } from './find-issued.ts';
import { findMemberChange } from './find-member-change.ts';
import { findPoints } from './find-points.ts';
import { type Finding, found, type Inquiry, notTold } from './inquiry.ts';
import type { QueueCapillary } from './queue-capillary.ts';

const dayMs = 86_400_000;
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

export function askAbout(inquiry: Inquiry): Promise<Finding> {
  const { entry } = inquiry;
  if (entry.kind === 'redeem-points') return findPoints({ ...inquiry, entry });
  if (isChange(entry)) return findChange({ ...inquiry, entry });
  if (isAboutMember(entry)) return findMemberChange({ ...inquiry, entry });
  if (entry.kind === 'add-bill') return findBill({ ...inquiry, entry });
  if (isBillChange(entry)) return findBillChange({ ...inquiry, entry });
  return entry.kind === 'issue-coupon'
    ? findIssued({ ...inquiry, entry })
    : askAboutRedemption({ ...inquiry, entry });
}

async function askAboutRedemption(inquiry: Inquiry<RedeemEntry>): Promise<Finding> {
  const { capillary, entry } = inquiry;
  if (entry.request === null) return found({ kind: 'unknown' }, null);
  const { listed, from, to } = await listRedemptions(inquiry, entry.request.identifier);
  if (listed.kind !== 'answered') return notTold(listed);
  inquiry.redemptionsSeen?.(listed.value);
  const ofThisCode = listed.value.filter((one) => same(one.code, entry.code) && !isOlder(one, inquiry));
  const ofThisBill = ofThisCode.filter(
    (one) => same(one.transactionNumber, entry.bill.number) && !inquiry.isTaken(one.redemptionId),
  );
  const ours = ofThisBill.find((one) => isOwnTill(one.tillCode, inquiry));
  if (ours) return found({ kind: 'ours', reference: ours.redemptionId }, listed);
  // the answer told the time: what a wrong clock asked about was other days
  const now = inquiry.nowMs();
  if (now < from || now > to) return found({ kind: 'unknown' }, listed);
  // our member, code and bill number under another till's name: a person has to say whose it is
  if (ofThisBill.length > 0) return found({ kind: 'unknown' }, listed);
  const other = ofThisCode.find((one) => !inquiry.isTaken(one.redemptionId));
  if (other && isConclusive(entry)) return found(others(other), listed);
  return askHistory(capillary, entry, ofThisCode);
}

/**
 * A month of the member's redemptions. A busy member's list may be cut short, so that "not there" would prove nothing:
 * then only the days are asked for on which a redemption of this entry can stand.
 */
async function listRedemptions(inquiry: Inquiry<RedeemEntry>, identifier: RedeemCouponRequest['identifier']) {
  const span = spanOf(inquiry);
  const offset = inquiry.clusterOffsetMinutes ?? 0;
  const ask = async (before: number) => {
    const [from, to] = [span.from - before * dayMs, span.to + 2 * dayMs];
    const days = [clusterDay(from, offset), clusterDay(to, offset)] as const;
    return { from, to, listed: await inquiry.capillary.memberRedemptions(identifier, ...days) };
  };
  const month = await ask(30);
  const { listed } = month;
  return listed.kind === 'no-answer' && listed.cause === listCutShort ? ask(2) : month;
}

/** The coupon's own history is about the code, whoever used it. */
async function askHistory(
  capillary: QueueCapillary,
  entry: RedeemEntry,
  listed: MemberRedemption[],
): Promise<Finding> {
  const history = await capillary.couponHistory(entry.code);
  if (history.kind !== 'answered') return notTold(history);
  const facts = history.value;
  if (facts === null || !facts.redeemed) return found({ kind: 'not-there' }, history);
  const { transactionNumber } = facts;
  // without a bill number it proves nothing
  if (transactionNumber === null) return found({ kind: 'unknown' }, history);
  // a bill of our number that the list does not explain may be ours, or anybody's
  const isExplained = listed.some((one) => same(one.transactionNumber, transactionNumber));
  if (same(transactionNumber, entry.bill.number) && !isExplained) return found({ kind: 'unknown' }, history);
  if (!isConclusive(entry)) return found({ kind: 'not-there' }, history);
  return found(
    {
      kind: 'others',
      bill: transactionNumber,
      store: facts.redeemedAt ?? '?',
      date: facts.redeemedOn ?? '?',
    },
    history,
  );
}

/** A till whose clock was wrong may have stamped its entry years off, so every stamp there is counts. */
function spanOf({ entry, nowMs }: Inquiry): { from: number; to: number } {
  const now = nowMs();
  const stamps = [
    entry.createdAt,
    entry.createdAt + (entry.serverAheadMs ?? 0),
    entry.lastAttemptAt ?? now,
    now,
  ];
  return { from: Math.min(...stamps), to: Math.max(...stamps) };
}

/** A use of before this entry was made is not its redemption, and not what stood in its way either. */
function isOlder(one: MemberRedemption, inquiry: Inquiry<RedeemEntry>): boolean {
  const instant = clusterInstant(one.redeemedTime, inquiry.clusterOffsetMinutes ?? 0);
  return instant !== null && instant < spanOf(inquiry).from - dayMs;
}

/** Where nobody told a till's name, or the till does not know its own, the bill number alone cannot settle it. */
function isOwnTill(tillCode: string, { entry, ownTills }: Inquiry<RedeemEntry>): boolean {
  if (tillCode === '') return true;
  return [...ownTills, ...(entry.request?.tills ?? [])].some((till) => same(till, tillCode));
}

/** Somebody else's use settles the doubt when the code can be used once, or Capillary said it was used before. */
function isConclusive(entry: RedeemEntry): boolean {
  return entry.request?.singleUse === true || saysUsedBefore('coupon', entry.hint);
}

const others = (found: MemberRedemption): Evidence => ({
  kind: 'others',
  bill: found.transactionNumber,
  store: found.storeCode || found.tillCode,
  date: found.redeemedTime,
});
