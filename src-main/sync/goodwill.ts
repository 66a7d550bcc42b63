/**
 * A coupon given as goodwill: one decision is one entry in the member's lane and at most one coupon. It knows no
 * "used before" on the wire, so a lost answer is settled by the member's own list of coupons (find-issued.ts).
 */
import type { Customer } from '../contract/customers.ts';
import type { Entry } from '../contract/entries.ts';
import type { GivenCoupon } from '../contract/goodwill.ts';
import { minor } from '../contract/money.ts';
import { giveReason, type Reason } from '../contract/reasons.ts';
import type { Settings } from '../contract/settings.ts';
import { goodwillLimits } from '../domain/goodwill-limits.ts';
import { isLive } from '../domain/outbox-state.ts';
import type { IssueEntry } from '../domain/stored-entry.ts';
import { findSeries, listMemberCoupons } from '../store/coupons.ts';
import type { Database } from '../store/database.ts';
import { addEntry, decideEntry, moveEntry, type NewIssue, type Stamp } from '../store/entries.ts';
import { countGivenToday, countPromised } from '../store/given.ts';
import { laneOf } from '../store/new-members.ts';
import type { ServerClock } from './server-clock.ts';
import { wireIdentifierOf } from './wire-identifier.ts';

export interface GoodwillParts {
  ledger: Database;
  cache: Database;
  settings: Settings;
  serverClock: ServerClock;
  stamp: Stamp;
}

export interface GoodwillWish {
  id: string;
  customer: Customer;
  seriesId: string;
  reason: string;
  note: string;
  by: string;
  /** The manager who agreed, when that is somebody else. */
  approvedBy: string | null;
}

/** Why it may not be given now; empty = it may. Limits are soft: a second manager lifts them. */
export function goodwillObstacles(parts: GoodwillParts, wish: GoodwillWish): Reason[] {
  const { ledger, cache, settings, stamp } = parts;
  if (!settings.goodwill.series.includes(wish.seriesId)) return [giveReason('goodwill-not-offered', 'hard')];
  if (wish.customer.fraud) return [giveReason('member-blocked', 'hard')];
  const isAgreed = wish.approvedBy !== null && wish.approvedBy !== wish.by;
  if (isAgreed) return [];
  const discount = findSeries(cache, wish.seriesId)?.discount;
  const value = minor(discount?.type === 'ABS' ? discount.value : 0);
  const since = startOfDay(stamp.at);
  const today = countGivenToday(ledger, { since, customerId: wish.customer.id, by: wish.by });
  return goodwillLimits(today, { by: wish.by, value }, settings);
}

/** The till's own calendar day, in the zone it stands in. */
function startOfDay(atMs: number): number {
  const day = new Date(atMs);
  day.setHours(0, 0, 0, 0);
  return day.getTime();
}

/** Why it cannot be promised while Capillary is not there to make it; null = it can. */
export function promiseObstacle({ ledger, settings }: GoodwillParts): Reason | null {
  const count = countPromised(ledger);
  const limit = settings.goodwill.promisedOffline;
  return count < limit
    ? null
    : giveReason('goodwill-not-offline', 'hard', { count: String(count), limit: String(limit) });
}

/** @param promised the member is told at once that the code follows; else Capillary is asked first. */
export function writeGoodwill(parts: GoodwillParts, wish: GoodwillWish, promised: boolean): IssueEntry {
  const { ledger, cache, settings, serverClock, stamp } = parts;
  const { customer } = wish;
  const series = findSeries(cache, wish.seriesId);
  const ahead = serverClock.aheadMs();
  const held = listMemberCoupons(cache, customer.id).cards.filter((card) => card.seriesId === wish.seriesId);
  const entry: NewIssue = {
    id: wish.id,
    kind: 'issue-coupon',
    lane: laneOf(ledger, customer.id),
    customer: { id: customer.id, name: customer.name },
    code: '',
    description: series?.description ?? '',
    bill: { number: '', amount: minor(0) },
    currency: settings.currency,
    moneyOff: null,
    request: {
      identifier: wireIdentifierOf(customer, customer.id),
      seriesId: wish.seriesId,
      discount: series?.discount ?? null,
      reason: wish.reason,
      note: wish.note,
      heldBefore: held.map(({ code }) => code),
    },
    till: {
      decision: promised ? 'accepted' : 'asked',
      by: wish.by,
      approvedBy: wish.approvedBy,
      byOfflineRules: promised,
      reasons: [],
    },
    serverAheadMs: ahead === null ? null : Math.round(ahead),
  };
  return asIssue(addEntry(ledger, entry, stamp));
}

/**
 * What is told now. No word from Capillary in time: promised where that is allowed; else it is not sent any more, if
 * that is still possible. Capillary's word after the till had said no, and somebody asks again: given after all.
 */
export function concludeGoodwill(parts: GoodwillParts, entry: IssueEntry, by: string): IssueEntry {
  if (entry.state === 'confirmed') return isUntold(entry) ? giveAfterAll(parts, entry, by) : entry;
  if (!isLive(entry.state) || entry.till.decision !== 'asked') return entry;
  const { ledger, stamp } = parts;
  const obstacle = promiseObstacle(parts);
  const decision = obstacle === null ? 'accepted' : 'refused';
  const decided = decideEntry(ledger, {
    id: entry.id,
    till: { ...entry.till, decision, byOfflineRules: true, reasons: obstacle === null ? [] : [obstacle] },
    moneyOff: null,
    stamp,
  });
  if (decision === 'accepted' || decided.state !== 'queued') return asIssue(decided);
  return asIssue(
    moveEntry(ledger, {
      id: entry.id,
      from: 'queued',
      to: 'withdrawn',
      event: 'refused-at-the-till',
      stamp,
    }),
  );
}

function isUntold({ till, desk, deskCase }: IssueEntry): boolean {
  return till.decision === 'refused' || (desk === 'open' && deskCase?.kind === 'counted-unannounced');
}

function giveAfterAll({ ledger, stamp }: GoodwillParts, entry: IssueEntry, by: string): IssueEntry {
  const close = { by, action: 'take-capillarys-word' as const, reason: 'given at the till' };
  return asIssue(
    decideEntry(ledger, {
      id: entry.id,
      till: { ...entry.till, decision: 'accepted', byOfflineRules: false, reasons: [] },
      moneyOff: null,
      ...(entry.desk === 'open' ? { desk: { close } } : {}),
      stamp,
    }),
  );
}

export function tellGoodwill(entry: IssueEntry, view: Entry): GivenCoupon {
  return {
    outcome: outcomeOf(entry),
    code: entry.reference,
    reasons: entry.till.reasons,
    platform: view.capillary.words,
    entry: view,
  };
}

function outcomeOf({ state, till }: IssueEntry): GivenCoupon['outcome'] {
  if (state === 'confirmed') return 'given';
  if (!isLive(state) || till.decision === 'refused') return 'refused';
  return till.decision === 'accepted' ? 'promised' : 'checking';
}

function asIssue(entry: { kind: string }): IssueEntry {
  if (entry.kind !== 'issue-coupon') throw new Error(`an entry of kind ${entry.kind} gives no coupon`);
  return entry as IssueEntry;
}
