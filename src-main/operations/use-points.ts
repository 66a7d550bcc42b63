/**
 * Uses points for a bill. The entry is on disk before anything is sent, the code never is. The same decision given again
 * finds the entry already made: pressing twice takes points once.
 */
import { minor, readAmount } from '../contract/money.ts';
import type { UsedPoints } from '../contract/points.ts';
import { giveReason, type Reason } from '../contract/reasons.ts';
import { ok, type Result } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import type { RedeemPointsEntry } from '../domain/stored-entry.ts';
import { findEntry } from '../store/entries.ts';
import { settledId } from '../store/new-members.ts';
import { hasPointsIdentifier, isNewHere, pointsMember } from '../sync/points-member.ts';
import { knownWorth } from '../sync/points-ratio.ts';
import {
  asPoints,
  concludePoints,
  offlineSwitch,
  type PointsWish,
  tellPoints,
  usingObstacle,
  writePoints,
} from '../sync/use-points.ts';
import { type Handler, type Parts, staffIn } from './parts.ts';

export const usePoints: Handler<'usePoints'> = async (parts, input, context) => {
  const { decisionId, customerId, points, code } = input;
  const settings = parts.settings.read();
  const read = readAmount(input.bill.amount, settings.currency);
  if (!read.ok) return fail('bad-input', read.reason, { field: 'The bill amount' }, { field: 'bill.amount' });
  if (parts.capillary() === null) return fail('conflict', 'not-connected');
  const bill = { number: input.bill.number, amount: read.amount };
  const by = staffIn(context).name;
  const before = madeBefore(parts, { decisionId, customerId, points, bill });
  if (!before.ok) return before;
  if (before.value !== null) return ok(await follow(parts, before.value, by, input.timeLimitMs));
  const found = await pointsMember(parts, customerId);
  if (!found.ok) return found;
  if (isNewHere(found.value)) return fail('conflict', 'points-member-new');
  if (!hasPointsIdentifier(found.value)) return fail('conflict', 'points-no-identifier');
  // the wait may have let the same decision in a second time
  const since = madeBefore(parts, { decisionId, customerId, points, bill });
  if (!since.ok) return since;
  if (since.value !== null) return ok(await follow(parts, since.value, by, input.timeLimitMs));

  const isOnline = parts.connection.isOnline();
  const offline = !isOnline && offlineSwitch(settings) === null;
  const { customer } = found.value;
  const worth = knownWorth(parts.store.ledger, settings, points);
  const wish: PointsWish = { id: decisionId, customer, points, bill, worth, by };
  if (!isOnline && !offline) return ok(refused(wish, offlineSwitch(settings)));
  const place = placeOf(parts);
  const obstacle = usingObstacle(place, wish, offline);
  if (obstacle !== null) return ok(refused(wish, obstacle));
  if (settings.pointsValidation === 'code' && code === null)
    return fail('bad-input', 'points-code-wanted', {}, { field: 'code' });
  // a lane that rests would keep the customer waiting for somebody else's answer
  if (!offline && parts.runner.isResting(customer.id))
    return ok(refused(wish, giveReason('points-not-sent', 'hard')));
  const entry = writePoints(place, wish, offline);
  parts.runner.add(entry, !offline, entry.request?.needsCode ? code : null);
  return ok(await follow(parts, entry, by, input.timeLimitMs));
};

/** The same decision once more; null = it is new. */
function madeBefore(
  parts: Parts,
  asked: { decisionId: string; customerId: string; points: number; bill: PointsWish['bill'] },
): Result<RedeemPointsEntry | null> {
  const made = findEntry(parts.store.ledger, asked.decisionId);
  if (made === null) return ok(null);
  const isSame =
    made.kind === 'redeem-points' &&
    made.customer.id === settledId(parts.store.ledger, asked.customerId) &&
    (made.request === null || made.request.points === asked.points) &&
    made.bill.number === asked.bill.number &&
    made.bill.amount === asked.bill.amount;
  if (!isSame) return fail('conflict', 'points-decided-before', {}, { field: 'decisionId' });
  return ok(asPoints(made));
}

/** Waits for Capillary's word where nobody was told anything yet, and tells what is on the disk then. */
async function follow(
  parts: Parts,
  { id, till }: RedeemPointsEntry,
  by: string,
  timeLimitMs: number | undefined,
): Promise<UsedPoints> {
  if (till.decision === 'asked')
    await parts.runner.whenSettled(id, timeLimitMs ?? parts.settings.read().redeemTimeLimitMs);
  const now = findEntry(parts.store.ledger, id);
  if (now === null) throw new Error(`entry ${id} is gone`);
  const told = concludePoints(placeOf(parts), asPoints(now), by);
  if (told !== now) parts.runner.changed(told);
  return tellPoints(told, parts.viewEntry(told));
}

const placeOf = (parts: Parts) => ({
  ledger: parts.store.ledger,
  settings: parts.settings.read(),
  serverClock: parts.serverClock,
  ownTills: parts.ownTills(),
  stamp: { at: parts.clock.wallMs(), mono: parts.clock.monotonicMs(), boot: parts.boot.id },
});

function refused({ points }: PointsWish, reason: Reason | null): UsedPoints {
  return {
    outcome: 'refused',
    points: minor(points),
    moneyOff: null,
    reference: null,
    reasons: reason === null ? [] : [reason],
    platform: null,
    entry: null,
  };
}
