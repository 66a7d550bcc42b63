/** Asks whether so many points may be used, and has the code sent where one is wanted. Takes nothing. */
import type { PointsCheckFacts } from '../capillary/points-check.ts';
import { type MinorUnits, minor, readAmount } from '../contract/money.ts';
import { minorOfDecimal } from '../contract/points-worth.ts';
import { ok, type Result } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { explainPointsRefusal } from '../domain/points-refusal.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfCode, failureOfPoints } from '../sync/points-failure.ts';
import { hasPointsIdentifier, isNewHere, pointsMember, reachable } from '../sync/points-member.ts';
import { knownWorth } from '../sync/points-ratio.ts';
import { sendCode } from '../sync/send-code.ts';
import { usingObstacle } from '../sync/use-points.ts';
import { type Handler, type Parts, staffIn } from './parts.ts';

export const preparePoints: Handler<'preparePoints'> = async (parts, input, context) => {
  const { customerId, points } = input;
  const settings = parts.settings.read();
  const read = readAmount(input.bill.amount, settings.currency);
  if (!read.ok) return fail('bad-input', read.reason, { field: 'The bill amount' }, { field: 'bill.amount' });
  const capillary = reachable(parts);
  if (!capillary.ok) return capillary;
  const found = await pointsMember(parts, customerId);
  if (!found.ok) return found;
  if (isNewHere(found.value)) return fail('conflict', 'points-member-new');
  if (!hasPointsIdentifier(found.value)) return fail('conflict', 'points-no-identifier');
  const { customer, identifier } = found.value;
  const worth = knownWorth(parts.store.ledger, settings, points);
  const bill = { number: input.bill.number, amount: read.amount };
  const wish = { id: '', customer, points, bill, worth, by: staffIn(context).name };
  const obstacle = usingObstacle(placeOf(parts), wish, false);
  if (obstacle !== null) return fail('conflict', obstacle.key, obstacle.facts, { field: 'points' });

  const isWanted = settings.pointsValidation === 'code' && input.sendCode;
  const sentBy = settings.pointsCodeWith;
  const limitMs = settings.answerTimeLimitMs;
  const checked = await inTime(
    parts.clock,
    limitMs,
    capillary.value.checkPoints({
      customer: identifier,
      points,
      sendCode: isWanted && sentBy === 'check',
      skipValidation: settings.pointsValidation === 'none',
    }),
  );
  if (checked.kind !== 'answered')
    return {
      ok: false,
      failure:
        isWanted && sentBy === 'check' && checked.kind === 'no-answer'
          ? failureOfCode(checked)
          : failureOfPoints(checked),
    };
  const told = toldWorth(parts, checked.value) ?? worth;
  const judged = judge(parts, checked.value, { ...wish, worth: told });
  if (!judged.ok) return judged;
  if (isWanted && sentBy !== 'check') {
    const sent = await sendCode(capillary.value, identifier, customer.id, points, sentBy);
    if (sent.kind !== 'answered') return { ok: false, failure: failureOfCode(sent) };
  }
  return ok({
    points,
    worth: told === null ? null : { amountMinor: told, currency: settings.currency },
    code: settings.pointsValidation === 'none' ? 'not-wanted' : input.sendCode ? 'sent' : 'not-asked',
  });
};

const placeOf = (parts: Parts) => ({
  ledger: parts.store.ledger,
  settings: parts.settings.read(),
  serverClock: parts.serverClock,
  ownTills: parts.ownTills(),
  stamp: { at: parts.clock.wallMs(), mono: parts.clock.monotonicMs(), boot: parts.boot.id },
});

function toldWorth(parts: Parts, { worth }: PointsCheckFacts): MinorUnits | null {
  const amount = worth === null ? null : minorOfDecimal(worth, parts.settings.read().currency);
  return amount === null || amount === 0 ? null : minor(amount);
}

/** What Capillary says of the worth may be more than is left of the bill. */
function judge(
  parts: Parts,
  { redeemable }: PointsCheckFacts,
  wish: Parameters<typeof usingObstacle>[1],
): Result<null> {
  const obstacle = redeemable ? usingObstacle(placeOf(parts), wish, false) : explainPointsRefusal(null);
  return obstacle === null ? ok(null) : fail('conflict', obstacle.key, obstacle.facts, { field: 'points' });
}
