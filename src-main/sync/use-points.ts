/**
 * Points used for a bill: one decision is one entry in the member's lane, and at most one use. Nothing is off the bill
 * before Capillary said so; without its word in time the till says no, and asks on. Where no code is wanted and the till
 * may, points are taken offline inside a cap.
 */
import type { Customer } from '../contract/customers.ts';
import type { Entry } from '../contract/entries.ts';
import { formatMoney, type MinorUnits, minor } from '../contract/money.ts';
import type { UsedPoints } from '../contract/points.ts';
import { giveReason, type Reason } from '../contract/reasons.ts';
import type { Settings } from '../contract/settings.ts';
import { isLive } from '../domain/outbox-state.ts';
import { pointsObstacle } from '../domain/points-limits.ts';
import type { RedeemPointsEntry, StoredEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { addEntry, decideEntry, moveEntry, type Stamp } from '../store/entries.ts';
import { listLane, sumAtRisk, sumOffBill } from '../store/entry-lists.ts';
import { sumPointsPromised } from '../store/points-taken.ts';
import type { ServerClock } from './server-clock.ts';
import { wireIdentifierOf } from './wire-identifier.ts';

export interface UsePointsParts {
  ledger: Database;
  settings: Settings;
  serverClock: ServerClock;
  ownTills: string[];
  stamp: Stamp;
}

export interface PointsWish {
  id: string;
  customer: Customer;
  points: number;
  bill: { number: string; amount: MinorUnits };
  /** As far as the till knows; null = not known. */
  worth: MinorUnits | null;
  by: string;
}

/** Why they are not used now; null = they may be. What Capillary decides better is left to it while it is there. */
export function usingObstacle(parts: UsePointsParts, wish: PointsWish, offline: boolean): Reason | null {
  const { customer, points, bill } = wish;
  const { settings } = parts;
  if (customer.fraud) return giveReason('member-blocked', 'hard');
  if (offline) {
    const obstacle = offlineObstacle(parts, wish);
    if (obstacle !== null) return obstacle;
  }
  // online the balance of a while ago stops nobody: Capillary knows today's
  const limited = pointsObstacle(points, offline ? customer.points : null, settings.points);
  if (limited !== null) return limited;
  const onTheirWay = listLane(parts.ledger, customer.id).some(
    (entry) => entry.kind === 'redeem-points' && entry.bill.number === bill.number,
  );
  if (onTheirWay) return giveReason('points-on-their-way', 'hard', { bill: bill.number });
  return billObstacle(parts, wish);
}

/** Points are gone whole: more than is left to pay would be lost to the member. */
export function billObstacle(
  { ledger, settings, stamp }: Pick<UsePointsParts, 'ledger' | 'settings' | 'stamp'>,
  { customer, bill, worth }: Pick<PointsWish, 'bill' | 'worth'> & { customer: { id: string } },
): Reason | null {
  const left = bill.amount - sumOffBill(ledger, { id: '', customer, bill, createdAt: stamp.at });
  if (worth === null || worth <= left) return null;
  const say = (amount: number) =>
    formatMoney({ amountMinor: minor(Math.max(0, amount)), currency: settings.currency }, settings.locale);
  return giveReason('points-more-than-bill', 'hard', { worth: say(worth), left: say(left) });
}

/** Why nothing at all can be used while the line is down; null = something can. */
export function offlineSwitch(settings: Pick<Settings, 'pointsValidation' | 'pointsOffline'>): Reason | null {
  if (settings.pointsValidation === 'code') return giveReason('points-not-offline', 'hard');
  return settings.pointsOffline === 'yes' ? null : giveReason('points-offline-off', 'hard');
}

function offlineObstacle(
  { ledger, settings, stamp }: UsePointsParts,
  { customer, points, worth }: PointsWish,
): Reason | null {
  const off = offlineSwitch(settings);
  if (off !== null) return off;
  if (worth === null) return giveReason('points-worth-unknown', 'hard');
  if (customer.points === null || stamp.at - customer.asOf > settings.factsAgeLimitMs)
    return giveReason('points-balance-unknown', 'hard');
  const promised = sumPointsPromised(ledger, customer.id);
  const inAll = promised.worth + worth;
  const isOver = inAll > settings.points.offlineCap || sumAtRisk(ledger) + worth > settings.caps.hardStop;
  const money = (amount: number) =>
    formatMoney({ amountMinor: minor(amount), currency: settings.currency }, settings.locale);
  if (isOver)
    return giveReason('points-offline-cap', 'hard', {
      amount: money(promised.worth),
      limit: money(settings.points.offlineCap),
    });
  // what was taken offline before is not in the balance this till remembers
  const usable = Math.max(0, customer.points - promised.points);
  return points > usable ? giveReason('points-too-many', 'hard', { points: String(usable) }) : null;
}

/** @param offline the till takes them by its own rules; else Capillary is asked first. */
export function writePoints(parts: UsePointsParts, wish: PointsWish, offline: boolean): RedeemPointsEntry {
  const { ledger, settings, serverClock, ownTills, stamp } = parts;
  const { id, customer, points, bill, worth, by } = wish;
  const ahead = serverClock.aheadMs();
  return asPoints(
    addEntry(
      ledger,
      {
        id,
        kind: 'redeem-points',
        lane: customer.id,
        customer: { id: customer.id, name: customer.name },
        // points have no code: under this one whatever becomes of them stays in order
        code: id,
        description: '',
        bill,
        currency: settings.currency,
        moneyOff: offline ? worth : null,
        request: {
          identifier: wireIdentifierOf(customer, customer.id),
          points,
          worth,
          needsCode: settings.pointsValidation === 'code',
          tills: ownTills,
        },
        till: {
          decision: offline ? 'accepted' : 'asked',
          by,
          approvedBy: null,
          byOfflineRules: offline,
          reasons: [],
        },
        serverAheadMs: ahead === null ? null : Math.round(ahead),
      },
      stamp,
    ),
  );
}

/** No word from Capillary in time: no. What surely did not leave is not sent any more; the rest is asked about. */
export function concludePoints(
  { ledger, stamp }: Pick<UsePointsParts, 'ledger' | 'stamp'>,
  entry: RedeemPointsEntry,
  by: string,
): RedeemPointsEntry {
  if (entry.state === 'confirmed') return isUntold(entry) ? giveAfterAll(ledger, entry, by, stamp) : entry;
  if (!isLive(entry.state) || entry.till.decision !== 'asked') return entry;
  const isUnsent = entry.state === 'queued';
  const reason = giveReason(isUnsent ? 'points-not-sent' : 'points-still-checking', 'hard');
  const decided = decideEntry(ledger, {
    id: entry.id,
    till: { ...entry.till, decision: 'refused', reasons: [reason] },
    moneyOff: entry.moneyOff,
    stamp,
  });
  if (!isUnsent) return asPoints(decided);
  const event = 'refused-at-the-till';
  return asPoints(moveEntry(ledger, { id: entry.id, from: 'queued', to: 'withdrawn', event, stamp }));
}

function isUntold({ till, desk, deskCase }: RedeemPointsEntry): boolean {
  return till.decision === 'refused' || (desk === 'open' && deskCase?.kind === 'counted-unannounced');
}

/** Capillary has it after the till had said no, and the customer is still here. */
function giveAfterAll(
  ledger: Database,
  entry: RedeemPointsEntry,
  by: string,
  stamp: Stamp,
): RedeemPointsEntry {
  // a manager has dealt with it: given back, or the customer paid in full
  if (entry.desk === 'closed') return entry;
  const close = { by, action: 'take-capillarys-word' as const, reason: 'used at the till' };
  return asPoints(
    decideEntry(ledger, {
      id: entry.id,
      till: { ...entry.till, decision: 'accepted', reasons: [] },
      moneyOff: entry.moneyOff,
      ...(entry.desk === 'open' ? { desk: { close } } : {}),
      stamp,
    }),
  );
}

export function tellPoints(entry: RedeemPointsEntry, view: Entry): UsedPoints {
  const outcome = outcomeOf(entry);
  return {
    outcome,
    points: entry.request?.points ?? 0,
    moneyOff: outcome === 'used' || outcome === 'accepted' ? view.moneyOff : null,
    reference: entry.reference,
    reasons: entry.till.reasons,
    platform: view.capillary.words,
    entry: view,
  };
}

function outcomeOf({ state, till }: RedeemPointsEntry): UsedPoints['outcome'] {
  if (state === 'confirmed') return till.decision === 'refused' ? 'refused' : 'used';
  if (!isLive(state)) return 'refused';
  return till.decision === 'accepted' ? 'accepted' : 'checking';
}

export function asPoints(entry: StoredEntry): RedeemPointsEntry {
  if (entry.kind !== 'redeem-points') throw new Error(`an entry of kind ${entry.kind} uses no points`);
  return entry;
}
