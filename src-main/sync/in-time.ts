/** Waits for a read no longer than a cashier would: after the limit it counts as unanswered. */
import type { Outcome } from '../capillary/outcome.ts';
import type { Clock } from '../domain/clock.ts';

/** @param limitMs milliseconds; the request itself goes on and still teaches the connection what it teaches. */
export function inTime<Value>(
  clock: Clock,
  limitMs: number,
  request: Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(limitMs, () =>
      resolve({
        kind: 'no-answer',
        cause: 'too-slow',
        call: { requestId: null, httpStatus: null, durationMs: limitMs, serverAheadMs: null },
      }),
    );
    request.then(
      (outcome) => {
        cancel();
        resolve(outcome);
      },
      (error: unknown) => {
        cancel();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
