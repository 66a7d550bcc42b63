/** Counts from every "slow down" with a time: until that is over, one run of the queue sends nothing. */
import type { Outcome } from '../../../src-main/capillary/outcome.ts';

export interface RetryAfterWatch {
  /** A new run of the program, which knows nothing of the one before. */
  begin: () => void;
  onRequest: () => void;
  onOutcome: (outcome: Outcome<unknown>) => void;
}

export function createRetryAfterWatch(
  now: () => number,
  complain: (detail: string) => void,
): RetryAfterWatch {
  let notBefore = 0;
  return {
    begin: () => {
      notBefore = 0;
    },
    onRequest: () => {
      if (now() < notBefore) complain(`sends ${notBefore - now()} ms too early`);
    },
    onOutcome: (outcome) => {
      if (outcome.kind !== 'refused' || outcome.refusal.retryAfterMs === null) return;
      notBefore = Math.max(notBefore, now() + outcome.refusal.retryAfterMs);
    },
  };
}
