/** A question about points, or a code that was to be sent, that brought nothing: as a failure people can read. */
import type { Outcome } from '../capillary/outcome.ts';
import type { ReasonKey } from '../contract/reasons.ts';
import type { Failure } from '../contract/result.ts';
import { failureOf } from '../domain/failure.ts';
import { explainPointsRefusal } from '../domain/points-refusal.ts';
import { failureOfOutcome } from './outcome-failure.ts';

export function failureOfPoints(
  outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>,
  otherwise: ReasonKey = 'points-refused',
): Failure {
  if (outcome.kind !== 'refused') return failureOfOutcome(outcome);
  const { family, code, message } = outcome.refusal;
  if (family !== 'points' && family !== 'otp') return failureOfOutcome(outcome);
  const { key, facts } = explainPointsRefusal(code, otherwise);
  return failureOf('refused', key, facts, { platform: { code, message, requestId: outcome.call.requestId } });
}

/** Nobody knows whether the message went out; sending it again does no harm. */
export function failureOfCode(outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>): Failure {
  if (outcome.kind === 'no-answer') return failureOf('unreachable', 'points-code-unknown');
  return outcome.kind === 'not-sent' && outcome.cause === 'no-identifier-for-codes'
    ? failureOf('conflict', 'points-no-identifier')
    : failureOfPoints(outcome, 'points-code-not-sent');
}
