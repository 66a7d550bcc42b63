/**
 * Requests a minute, all together. The counter never waits for it but is counted; the queue sends only while
 * there is something left, so that draining a backlog cannot use up what a cashier needs.
 */
import type { Clock } from '../domain/clock.ts';

export interface Budget {
  /** One request has left. */
  spend: () => void;
  /** Milliseconds until the queue may send one more; 0 = now. Reserves it when 0; `release` gives it back. */
  reserve: () => number;
  release: () => void;
}

export function createBudget(clock: Clock, perMinute: () => number): Budget {
  // a sixth of a minute's worth may go at once
  const most = () => Math.max(1, perMinute() / 6);
  let left = most();
  let reserved = 0;
  let at = clock.monotonicMs();

  function refill() {
    const now = clock.monotonicMs();
    left = Math.min(most(), left + ((now - at) * perMinute()) / 60_000);
    at = now;
  }

  return {
    spend: () => {
      refill();
      left = Math.max(-most(), left - 1);
    },
    reserve: () => {
      refill();
      if (left - reserved >= 1) {
        reserved += 1;
        return 0;
      }
      return Math.ceil(((1 - (left - reserved)) * 60_000) / perMinute());
    },
    release: () => {
      reserved = Math.max(0, reserved - 1);
    },
  };
}
