/**
 * The "no" of the door itself, before an operation is asked: same shape and same sentences as every other failure.
 * Must never repeat what the caller sent, apart from the name of the operation.
 */
import { type Facts, type ReasonKey, sentencesOf } from '../contract/reasons.ts';
import { type Failure, type FailureKind, httpStatusOf, type Result } from '../contract/result.ts';

export interface Refusal {
  status: number;
  failure: Failure;
  headers?: Record<string, string>;
}

function refuse(
  kind: FailureKind,
  reason: ReasonKey,
  facts: Facts = {},
  status = httpStatusOf(kind),
): Refusal {
  return { status, failure: { kind, reason, facts, ...sentencesOf(reason, facts) } };
}

export const wrongHost = (): Refusal => refuse('not-allowed', 'origin-refused');
export const wrongKey = (): Refusal => refuse('not-signed-in', 'key-wrong');
export const notForKeys = (): Refusal => refuse('not-allowed', 'key-never');
export const wrongToken = (): Refusal => refuse('not-signed-in', 'token-wrong');

export const unknownOperation = (operation: string): Refusal =>
  refuse('not-found', 'operation-unknown', { operation: operation.slice(0, 60) });

export const wrongMethod = (allowed: string): Refusal => ({
  ...refuse(
    'bad-input',
    'input-invalid',
    { field: `The method of the call, which must be ${allowed},` },
    405,
  ),
  headers: { Allow: allowed },
});

export const wrongContentType = (): Refusal =>
  refuse(
    'bad-input',
    'input-invalid',
    { field: 'The content type of the call, which must be application/json,' },
    415,
  );

export const wrongJson = (): Refusal =>
  refuse('bad-input', 'input-invalid', { field: 'The body of the call, which must be JSON,' });

export const tooLong = (limit: number): Refusal =>
  refuse('bad-input', 'input-too-long', { field: 'The body of the call', limit: String(limit) }, 413);

export function tooOften(waitMs: number): Refusal {
  const refusal = refuse('wait', 'calls-too-many');
  return {
    ...refusal,
    failure: { ...refusal.failure, retryAfterMs: waitMs },
    headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) },
  };
}

/** A bug: the id stands in the log with the details. */
export function broke(id: string): Refusal {
  const refusal = refuse('internal', 'something-broke', { id });
  return { ...refusal, failure: { ...refusal.failure, id } };
}

export function answerRefusal({ status, failure, headers = {} }: Refusal): Response {
  return Response.json({ ok: false, failure } satisfies Result<never>, { status, headers });
}
