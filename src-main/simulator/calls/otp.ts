// POST /v2/otp/generate and validate. Several errors come at once, their words wrapped in quotes of their own; a wrong
// code is a plain false.
import { findByV2Name } from '../find-member.ts';
import { sendCode, standingCode } from '../points.ts';
import { fine, wireError } from '../v2.ts';
import { type Answer, type Call, listOf, recordOf, textOf } from '../wire.ts';
import type { Member } from '../world.ts';
import { codesToday } from './points-place.ts';

const problems: Readonly<Record<number, string>> = {
  429: 'Too many codes were asked for',
  600: 'The action is not valid',
  601: 'The entity is not valid',
  603: 'No channel was passed',
};

function refusedOtp(call: Call, codes: readonly number[]): Answer {
  const errors = codes.map((code) => wireError(code, `"${problems[code] ?? 'Refused'}"`));
  return { status: call.modes.refusalStatus, body: { errors } };
}

function memberOf(call: Call): Member | undefined {
  const { entityType, entityValue } = recordOf(call.request.body);
  return findByV2Name(call.world, textOf(entityType).toLowerCase(), textOf(entityValue));
}

export function generateOtp(call: Call): Answer {
  const body = recordOf(call.request.body);
  const member = memberOf(call);
  const codes = [
    ...(textOf(body.action) === 'POINTS' ? [] : [600]),
    ...(member ? [] : [601]),
    ...(listOf(body.channels).length > 0 ? [] : [603]),
  ];
  if (codes.length > 0 || !member) return refusedOtp(call, codes);
  const isSent = sendCode(call.world, member, call.nowMs, codesToday(call, member));
  return isSent ? fine({ createdId: 10, warnings: [] }) : refusedOtp(call, [429]);
}

export const refuseOtp = (call: Call, code: number): Answer => refusedOtp(call, [code]);

export function validateOtp(call: Call): Answer {
  const member = memberOf(call);
  const standing = member && standingCode(call.world, member, call.nowMs);
  const isRight = standing !== undefined && standing.code === textOf(recordOf(call.request.body).code);
  return fine({ entity: isRight, warnings: [] });
}
