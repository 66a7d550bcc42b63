/**
 * How one request to Capillary ended. Four outcomes, told apart by cause and never by guess:
 * answered and refused are Capillary's word; not-sent means surely nothing arrived; no-answer means nobody knows.
 */

/** The cause of an answer that may leave something out: what is not in it may be there all the same. */
export const listCutShort = 'list-cut-short';

/** What is kept of every call, for people and for support. */
export interface CallRecord {
  /** Capillary's own id of the request; null when no answer came or it had none. */
  requestId: string | null;
  httpStatus: number | null;
  durationMs: number;
  /** Server clock minus till clock in milliseconds, from the answer's Date header or server time; null = unknown. */
  serverAheadMs: number | null;
  /** From Retry-After of whatever answered, an overloaded gateway included; milliseconds, left out where none came. */
  retryAfterMs?: number | null;
}

/**
 * What a refusal allows. final: do not send again unchanged. ask: needs other input. config: final until an
 * administrator changes something. retry: surely not done, the same request may pass later. dup: may already be
 * recorded (perhaps by an earlier attempt of ours): read back before deciding.
 */
export type Verdict = 'final' | 'ask' | 'config' | 'retry' | 'dup';

/** Codes repeat across families with other meanings, so a code is only ever read with its family. */
export type CodeFamily =
  | 'http'
  | 'request'
  | 'coupon'
  | 'customer'
  | 'transaction'
  | 'points'
  | 'otp'
  | 'goodwill'
  | 'store';

export interface Refusal {
  family: CodeFamily;
  /** null when Capillary refused without a number. */
  code: number | null;
  /** As Capillary sent it. */
  message: string;
  verdict: Verdict;
  /** From Retry-After, in milliseconds. */
  retryAfterMs: number | null;
}

export type Outcome<Value> =
  | { kind: 'answered'; value: Value; call: CallRecord }
  | { kind: 'refused'; refusal: Refusal; call: CallRecord }
  | { kind: 'not-sent'; cause: string; call: CallRecord }
  | { kind: 'no-answer'; cause: string; call: CallRecord };
