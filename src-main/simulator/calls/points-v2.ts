// The v2 calls that change points: redemption, giving back, the bill of a redemption.
import { findByV2Name } from '../find-member.ts';
import { attachPointsBill, givePointsBack, spendPoints } from '../points.ts';
import { fine, refused, wireError } from '../v2.ts';
import { refusedChange, unshownDone } from '../views/change-view.ts';
import { type Answer, type Call, recordOf, textOf } from '../wire.ts';
import { memberById } from '../world.ts';
import { place, pointsProblem, readPoints, takeCode } from './points-place.ts';
import { madeBefore } from './points-v11.ts';

/** What else it answers nobody has seen (U26). */
function named(call: Call, redemptionId: string, points: number): Answer {
  return call.modes.pointsRedeemV2 === 'bare'
    ? fine({ warnings: [] })
    : fine({ redemptionId, pointsRedeemed: points, crossMemberRedemptionBreakup: [], warnings: [] });
}

export function redeemPointsV2(call: Call): Answer {
  const body = recordOf(call.request.body);
  const member = memberById(call.world, Number(call.parts[0]));
  if (!member) return refused(call, [816]);
  if (textOf(body.redemptionType) !== 'POINTS') return refused(call, [801]);
  const reference = textOf(body.externalReferenceNumber);
  const before = madeBefore(call, reference);
  if (before && call.modes.pointsRepeat === 'refused') return refused(call, [817]);
  if (before) return named(call, before.id, before.points);
  const points = readPoints(body.points);
  const problem = pointsProblem(member, points);
  if (problem !== undefined || points === undefined) return refused(call, [problem ?? 801]);
  const code = textOf(body.validationCode);
  if (!takeCode(call, member, code, code === '')) return refused(call, [808]);
  const redemption = spendPoints(
    call.world,
    member,
    {
      points,
      billNumber: textOf(body.transactionNumber),
      externalReference: reference,
      notes: '',
      sentRedemptionTime: '',
    },
    place(call),
  );
  return named(call, redemption.id, points);
}

const reversible = new Set(['mobile', 'email', 'externalId']);

export function reversePoints(call: Call): Answer {
  const body = recordOf(call.request.body);
  const redemption = call.world.points.redemptions.find(({ id }) => id === textOf(body.redemptionId));
  const points = readPoints(body.pointsToBeReversed);
  if (call.modes.pointsReversal === 'off') return fine({ warnings: [wireError(905)] });
  if (points === undefined) return refused(call, [901]);
  if (!redemption) return refused(call, [902]);
  const identifier = recordOf(body.identifier);
  const type = textOf(identifier.type);
  const member = reversible.has(type) ? findByV2Name(call.world, type, textOf(identifier.value)) : undefined;
  if (member?.id !== redemption.memberId) return refused(call, [904]);
  const reversed = redemption.reversals.reduce((sum, one) => sum + one.points, 0);
  if (reversed >= redemption.points) return refused(call, [3802]);
  if (points > redemption.points - reversed) return refused(call, [901]);
  const { id: reversalId } = givePointsBack(call.world, member, redemption, points, place(call));
  return fine({
    redemptionId: redemption.id,
    pointsToBeReversed: points,
    orgId: call.world.organisation.id,
    identifier,
    customerId: member.id,
    pointsReversed: points,
    reversalId,
    warnings: [],
  });
}

export function pointsBill(call: Call): Answer {
  const body = recordOf(call.request.body);
  const redemption = call.world.points.redemptions.find(({ id }) => id === textOf(body.redemptionId));
  if (!redemption) return refusedChange(call, 902);
  const entity = recordOf(body.entity);
  const member = findByV2Name(call.world, textOf(entity.identifierType), textOf(entity.identifierValue));
  if (member?.id !== redemption.memberId) return refusedChange(call, 904);
  attachPointsBill(call.world, redemption, { number: textOf(body.billNumber), id: textOf(body.billId) });
  return unshownDone(call, [redemption.number]);
}
