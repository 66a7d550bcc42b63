/**
 * The answer to a question that needs no request, such as the coupons of an empty list. Claims nothing of
 * Capillary.
 */
import type { Outcome } from './outcome.ts';

export function withoutAsking<Value>(value: Value): Outcome<Value> & { kind: 'answered' } {
  const call = { requestId: null, httpStatus: null, durationMs: 0, serverAheadMs: null };
  return { kind: 'answered', value, call };
}
