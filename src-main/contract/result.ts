/**
 * How every operation answers: a value, or a failure as data. A failure is never thrown across a door.
 * Must never carry a secret: what stands here is shown to people and to point-of-sale programs.
 */
import { z } from 'zod';
import { reasonKey } from './reasons.ts';

/** What kind of "no" this is; each kind has one HTTP status (see `httpStatusOf`). */
export const failureKind = z.enum([
  'bad-input',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'conflict',
  'refused',
  'wait',
  'unreachable',
  'internal',
]);
export type FailureKind = z.infer<typeof failureKind>;

/** Capillary's own words about a failure, as received; `requestId` is what its support asks for. */
export const platformWords = z.object({
  code: z.number().nullable(),
  message: z.string(),
  requestId: z.string().nullable(),
});
export type PlatformWords = z.infer<typeof platformWords>;

export const failure = z.object({
  kind: failureKind,
  reason: reasonKey,
  /** One English sentence: what happened. */
  message: z.string(),
  /** One English sentence: what to do next. */
  next: z.string(),
  /** Figures for the sentence, already in the till's locale. */
  facts: z.record(z.string(), z.string()),
  /** Dotted path of the input field at fault, e.g. `bill.amount`. */
  field: z.string().optional(),
  platform: platformWords.optional(),
  /** After this many milliseconds the same call may pass. */
  retryAfterMs: z.number().optional(),
  /** Only for `internal`: the id under which the log has the details. */
  id: z.string().optional(),
});
export type Failure = z.infer<typeof failure>;

export type Result<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function httpStatusOf(kind: FailureKind): number {
  const statuses: Record<FailureKind, number> = {
    'bad-input': 400,
    'not-signed-in': 401,
    'not-allowed': 403,
    'not-found': 404,
    conflict: 409,
    refused: 422,
    wait: 429,
    unreachable: 503,
    internal: 500,
  };
  return statuses[kind];
}
