/** A member's points: from Capillary where it answers in time, part by part; else what this till remembers. */
import type { Outcome } from '../capillary/outcome.ts';
import type { PointsView } from '../contract/points.ts';
import { worthOfPoints } from '../contract/points-worth.ts';
import { giveReason, type Reason } from '../contract/reasons.ts';
import { ok } from '../contract/result.ts';
import { keepMember } from '../store/members.ts';
import { inTime } from '../sync/in-time.ts';
import { hasPointsIdentifier, isNewHere, pointsMember } from '../sync/points-member.ts';
import { learnRatio, pointsRatio } from '../sync/points-ratio.ts';
import { offlineSwitch } from '../sync/use-points.ts';
import type { Handler, Parts } from './parts.ts';

const told = <Value>(outcome: Outcome<Value> | null): Value | null =>
  outcome?.kind === 'answered' ? outcome.value : null;

export const readPoints: Handler<'readPoints'> = async (parts, { customerId }) => {
  const found = await pointsMember(parts, customerId);
  if (!found.ok) return found;
  const { customer } = found.value;
  const settings = parts.settings.read();
  const { id } = customer;
  const isNew = isNewHere(found.value);
  const isOnline = parts.connection.isOnline();
  const capillary = isOnline && !isNew ? parts.capillary() : null;
  const ask = <Value>(request: Promise<Outcome<Value>> | undefined) =>
    request === undefined ? null : inTime(parts.clock, settings.readTimeLimitMs, request);
  const [balance, expiry, promised, programmes] = await Promise.all([
    ask(capillary?.pointsBalance(id)),
    ask(capillary?.pointsExpiry(id)),
    ask(capillary?.promisedPoints(id)),
    ask(capillary?.pointsProgrammes(id)),
  ]);
  const ratioTold = told(programmes)?.[0]?.ratio ?? null;
  if (ratioTold !== null) learnRatio(parts.store.ledger, ratioTold);
  const now = told(balance);
  const asOf = now === null ? customer.asOf : parts.clock.wallMs();
  if (now !== null) keepMember(parts.store.cache, { ...customer, points: now.main, asOf });
  const usable = now?.main ?? customer.points;
  const ratio = pointsRatio(parts.store.ledger, settings);
  const { minimum, step, maximum } = settings.points;
  const worth =
    usable === null || ratio === null ? null : worthOfPoints(Math.floor(usable), ratio, settings.currency);
  return ok({
    usable,
    worth: worth === null ? null : { amountMinor: worth, currency: settings.currency },
    promised: now?.promised ?? null,
    ratio,
    endings: sorted(told(expiry)),
    promises: told(promised),
    limits: { minimum, step, maximum: maximum === 0 ? null : maximum },
    needsCode: settings.pointsValidation === 'code',
    obstacle: isNew
      ? giveReason('points-member-new', 'hard')
      : obstacleOf(parts, customer.fraud, hasPointsIdentifier(found.value), isOnline),
    source: now === null ? 'till' : 'capillary',
    asOf,
  } satisfies PointsView);
};

const sorted = <One extends { day: string }>(list: One[] | null) =>
  list?.toSorted((one, other) => one.day.localeCompare(other.day)) ?? null;

function obstacleOf(
  parts: Parts,
  isBlocked: boolean,
  hasIdentifier: boolean,
  isOnline: boolean,
): Reason | null {
  if (isBlocked) return giveReason('member-blocked', 'hard');
  if (!hasIdentifier) return giveReason('points-no-identifier', 'hard');
  return isOnline ? null : offlineSwitch(parts.settings.read());
}
