/**
 * Gives a member coupons as goodwill. Every decision is on the disk before anything is sent; the same decision given
 * again finds the entry already made. Without Capillary's word in time a coupon is promised, inside a cap.
 */
import type { Customer } from '../contract/customers.ts';
import type { GivenCoupon } from '../contract/goodwill.ts';
import { ok, type Result } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import type { IssueEntry, StoredEntry } from '../domain/stored-entry.ts';
import { addAudit } from '../store/audit.ts';
import { findEntry } from '../store/entries.ts';
import { laneOf } from '../store/new-members.ts';
import type { ChangeParts, Decider } from './change-parts.ts';
import {
  concludeGoodwill,
  type GoodwillParts,
  type GoodwillWish,
  goodwillObstacles,
  promiseObstacle,
  tellGoodwill,
  writeGoodwill,
} from './goodwill.ts';
import { knowMember } from './know-member.ts';

export interface GiveWish {
  customerId: string;
  /** One decision, one coupon. */
  coupons: { decisionId: string; seriesId: string }[];
  reason: string;
  note: string;
  timeLimitMs?: number | undefined;
}

/** In the order they were asked for. Nothing is written when one of the decisions was used for something else. */
export async function giveCoupons(
  parts: ChangeParts,
  wish: GiveWish,
  decider: Decider,
): Promise<Result<GivenCoupon[]>> {
  if (parts.capillary() === null) return fail('conflict', 'not-connected');
  const isNew = wish.coupons.some(({ decisionId }) => findEntry(parts.store.ledger, decisionId) === null);
  const found = isNew && !isUsedElsewhere(parts, wish) ? await knowCustomer(parts, wish.customerId) : null;
  if (found !== null && !found.ok) return found;
  // looked at after the wait, which may have let the same decisions in a second time
  if (isUsedElsewhere(parts, wish))
    return fail('conflict', 'goodwill-decided-before', {}, { field: 'decisionId' });
  const begun = wish.coupons.map((coupon) => begin(parts, wish, coupon, found?.value ?? null, decider));
  const told = begun.map((one) =>
    'outcome' in one ? one : follow(parts, one, decider.by, wish.timeLimitMs),
  );
  return ok(await Promise.all(told));
}

function knowCustomer(parts: ChangeParts, customerId: string): Promise<Result<Customer>> {
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  const limitMs = parts.settings.read().readTimeLimitMs;
  return knowMember({ ...parts.store, clock: parts.clock, capillary, limitMs }, customerId);
}

/** One of these decisions was written before, for another member or series. */
function isUsedElsewhere({ store }: ChangeParts, { coupons, customerId }: GiveWish): boolean {
  return coupons.some(({ decisionId, seriesId }) => {
    const made = findEntry(store.ledger, decisionId);
    if (made === null) return false;
    if (made.kind !== 'issue-coupon' || made.customer.id !== customerId) return true;
    // what cannot be read any more is on its way to a person; a second coupon would be none of its business
    return made.request !== null && made.request.seriesId !== seriesId;
  });
}

/** Writes the decision, or finds it written; or tells at once why it is not. */
function begin(
  parts: ChangeParts,
  { reason, note }: GiveWish,
  { decisionId, seriesId }: GiveWish['coupons'][number],
  customer: Customer | null,
  decider: Decider,
): IssueEntry | GivenCoupon {
  const made = findEntry(parts.store.ledger, decisionId);
  if (made !== null) return asIssue(made);
  if (customer === null) throw new Error(`decision ${decisionId} is gone`);
  const wish: GoodwillWish = { id: decisionId, customer, seriesId, reason, note, ...decider };
  const asksFirst =
    parts.connection.isOnline() && !parts.runner.isResting(laneOf(parts.store.ledger, customer.id));
  const obstacles = goodwillObstacles(of(parts), wish);
  const promise = asksFirst ? null : promiseObstacle(of(parts));
  const reasons = promise === null ? obstacles : [promise, ...obstacles];
  if (reasons.length === 0) {
    const entry = writeGoodwill(of(parts), wish, !asksFirst);
    parts.runner.add(entry, asksFirst);
    return entry;
  }
  const outcome = reasons.every(({ weight }) => weight === 'soft') ? 'needs-manager' : 'refused';
  addAudit(parts.store.ledger, {
    at: parts.clock.wallMs(),
    who: decider.by,
    action: `issue.told-${outcome}`,
    subject: seriesId,
    detail: { reasons: reasons.map(({ key }) => key).join(' ') },
  });
  return { outcome, code: null, reasons, platform: null, entry: null };
}

const of = (parts: ChangeParts): GoodwillParts => ({
  ...parts.store,
  settings: parts.settings.read(),
  serverClock: parts.serverClock,
  stamp: { at: parts.clock.wallMs(), mono: parts.clock.monotonicMs(), boot: parts.boot.id },
});

/** Waits for Capillary's word where nobody was told anything yet, and tells what is on the disk then. */
async function follow(
  parts: ChangeParts,
  entry: IssueEntry,
  by: string,
  timeLimitMs: number | undefined,
): Promise<GivenCoupon> {
  if (entry.till.decision === 'asked') {
    const limitMs = timeLimitMs ?? parts.settings.read().redeemTimeLimitMs;
    await parts.runner.whenSettled(entry.id, limitMs);
  }
  const now = findEntry(parts.store.ledger, entry.id);
  if (now === null) throw new Error(`entry ${entry.id} is gone`);
  const told = concludeGoodwill(of(parts), asIssue(now), by);
  if (told !== now) parts.runner.changed(told);
  return tellGoodwill(told, parts.viewEntry(told));
}

function asIssue(entry: StoredEntry): IssueEntry {
  if (entry.kind !== 'issue-coupon') throw new Error(`an entry of kind ${entry.kind} gives no coupon`);
  return entry;
}
