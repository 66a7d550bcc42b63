/** Makes failures as data, with their sentences. */
import type { ReasonKey } from '../contract/reasons.ts';
import { sentencesOf } from '../contract/reasons.ts';
import type { Failure, FailureKind } from '../contract/result.ts';

export function failureOf(
  kind: FailureKind,
  reason: ReasonKey,
  facts: Record<string, string> = {},
  more: Partial<Pick<Failure, 'field' | 'platform' | 'retryAfterMs' | 'id'>> = {},
): Failure {
  return { kind, reason, facts, ...sentencesOf(reason, facts), ...more };
}

export function fail(
  kind: FailureKind,
  reason: ReasonKey,
  facts: Record<string, string> = {},
  more: Partial<Pick<Failure, 'field' | 'platform' | 'retryAfterMs' | 'id'>> = {},
): { ok: false; failure: Failure } {
  return { ok: false, failure: failureOf(kind, reason, facts, more) };
}
