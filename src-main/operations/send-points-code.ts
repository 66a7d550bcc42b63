/** Has the code for points sent once more. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfCode } from '../sync/points-failure.ts';
import { isNewHere, pointsMember, reachable } from '../sync/points-member.ts';
import { sendCode } from '../sync/send-code.ts';
import type { Handler } from './parts.ts';

export const sendPointsCode: Handler<'sendPointsCode'> = async (parts, { customerId, points }) => {
  const capillary = reachable(parts);
  if (!capillary.ok) return capillary;
  const found = await pointsMember(parts, customerId);
  if (!found.ok) return found;
  if (isNewHere(found.value)) return fail('conflict', 'points-member-new');
  const settings = parts.settings.read();
  const sent = await inTime(
    parts.clock,
    settings.answerTimeLimitMs,
    sendCode(
      capillary.value,
      found.value.identifier,
      found.value.customer.id,
      points,
      settings.pointsCodeWith,
    ),
  );
  return sent.kind === 'answered' ? ok({ sent: true as const }) : { ok: false, failure: failureOfCode(sent) };
};
