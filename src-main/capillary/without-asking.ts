/**
 * Ends of a question that needs no request: the coupons of an empty list, or a request that breaks a documented limit.
 * Claims nothing of Capillary.
 */
import type { CallRecord, Outcome } from './outcome.ts';

const noCall: CallRecord = { requestId: null, httpStatus: null, durationMs: 0, serverAheadMs: null };

export function withoutAsking<Value>(value: Value): Outcome<Value> & { kind: 'answered' } {
  return { kind: 'answered', value, call: { ...noCall } };
}

/** Kept back here, so surely nothing arrived. `cause` is a short word. */
export function withoutSending(cause: string): Outcome<never> {
  return { kind: 'not-sent', cause, call: { ...noCall } };
}
