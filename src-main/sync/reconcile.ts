/**
 * Asks Capillary what became of an entry in doubt: first the member's redemptions (they carry bill number, till and
 * redemption id), then the coupon's own history. Only looks; the settlement is decided in the domain.
 */
import type { Capillary, MemberRedemption } from '../capillary/client.ts';
import type { Outcome } from '../capillary/outcome.ts';
import { clusterDay, clusterInstant } from '../domain/cluster-time.ts';
import { type Evidence, saysUsedBefore } from '../domain/settlement.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';

export interface Inquiry {
  capillary: Capillary;
  entry: StoredEntry;
  /** Names under which Capillary may know this till today; the entry has those of when it was made. */
  ownTills: string[];
  /** Redemption ids that belong to other entries of this till. */
  isTaken: (reference: string) => boolean;
  clusterOffsetMinutes: number | null;
  /** Everything Capillary listed of the member, whatever it is about. */
  redemptionsSeen?: ((listed: MemberRedemption[]) => void) | undefined;
  /** Now by Capillary's clock as far as known; every answer may teach better. */
  nowMs: () => number;
}

export interface Finding {
  evidence: Evidence;
  requestId: string | null;
  /** Capillary asked not to be asked for so long, milliseconds; null = it did not. */
  retryAfterMs: number | null;
}

const dayMs = 86_400_000;
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

export async function askAbout(inquiry: Inquiry): Promise<Finding> {
  const { capillary, entry } = inquiry;
  if (entry.request === null) return found({ kind: 'unknown' }, null);
  const span = spanOf(inquiry);
  const [from, to] = [span.from - 30 * dayMs, span.to + 2 * dayMs];
  const offset = inquiry.clusterOffsetMinutes ?? 0;
  const listed = await capillary.memberRedemptions(
    entry.request.identifier,
    clusterDay(from, offset),
    clusterDay(to, offset),
  );
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

/** The coupon's own history is about the code, whoever used it. */
async function askHistory(
  capillary: Capillary,
  entry: StoredEntry,
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

const found = (evidence: Evidence, outcome: Outcome<unknown> | null): Finding => ({
  evidence,
  requestId: outcome?.call.requestId ?? null,
  retryAfterMs: null,
});

const notTold = (outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>): Finding => ({
  evidence: { kind: 'unknown' },
  requestId: outcome.call.requestId,
  retryAfterMs: outcome.kind === 'refused' ? outcome.refusal.retryAfterMs : null,
});

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
function isOlder(one: MemberRedemption, inquiry: Inquiry): boolean {
  const instant = clusterInstant(one.redeemedTime, inquiry.clusterOffsetMinutes ?? 0);
  return instant !== null && instant < spanOf(inquiry).from - dayMs;
}

/** Where nobody told a till's name, or the till does not know its own, the bill number alone cannot settle it. */
function isOwnTill(tillCode: string, { entry, ownTills }: Inquiry): boolean {
  if (tillCode === '') return true;
  return [...ownTills, ...(entry.request?.tills ?? [])].some((till) => same(till, tillCode));
}

/** Somebody else's use settles the doubt when the code can be used once, or Capillary said it was used before. */
function isConclusive(entry: StoredEntry): boolean {
  return entry.request?.singleUse === true || saysUsedBefore('coupon', entry.hint);
}

const others = (found: MemberRedemption): Evidence => ({
  kind: 'others',
  bill: found.transactionNumber,
  store: found.storeCode || found.tillCode,
  date: found.redeemedTime,
});
