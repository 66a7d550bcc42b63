// The envelopes of v2: errors as a list of {status, code, message}, and the status a refusal travels with.
// It must never know a business rule.
import { sentenceOf } from './codes.ts';
import type { Answer, Call } from './wire.ts';

interface WireStatus {
  status: boolean;
  code: number;
  message: string;
}

export function wireError(code: number, message = sentenceOf(code)): WireStatus {
  return { status: false, code, message };
}

/** A request-level error of the HTTP kind: bad path, bad body, bad credentials. */
export function httpError(status: number, code: number = status, message?: string): Answer {
  return { status, body: { errors: [wireError(code, message)], warnings: [] } };
}

/** A business refusal written as errors, with the HTTP status the mode says (U5). */
export function refused(call: Call, codes: readonly number[]): Answer {
  return {
    status: call.modes.refusalStatus,
    body: { errors: codes.map((code) => wireError(code)), warnings: [] },
  };
}

export function fine(body: unknown): Answer {
  return { status: 200, body };
}
