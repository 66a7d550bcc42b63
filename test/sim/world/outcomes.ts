/** The four ways a request ends, as the client would report them. */
import { verdictOf } from '../../../src-main/capillary/codes.ts';
import type { CallRecord, CodeFamily, Outcome } from '../../../src-main/capillary/outcome.ts';

export const silentCall: CallRecord = {
  requestId: null,
  httpStatus: null,
  durationMs: 0,
  serverAheadMs: null,
};

export const notSent = (cause: string): Outcome<never> => ({ kind: 'not-sent', cause, call: silentCall });

export const noAnswer = (cause: string, call = silentCall): Outcome<never> => ({
  kind: 'no-answer',
  cause,
  call,
});

export function refusal(
  refused: { family: CodeFamily; code: number; message: string; retryAfterMs?: number | null },
  intent: 'read' | 'write',
  call: CallRecord,
): Outcome<never> {
  const { family, code, message, retryAfterMs = null } = refused;
  return {
    kind: 'refused',
    refusal: { family, code, message, verdict: verdictOf(family, code, intent), retryAfterMs },
    call,
  };
}
