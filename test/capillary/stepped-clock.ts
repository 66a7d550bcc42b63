/** A clock that stands still until a test steps it. */
import type { Clock } from '../../src-main/domain/clock.ts';

export interface SteppedClock extends Clock {
  /** Moves both clocks on and runs what has become due. */
  step: (ms: number) => void;
  /** How many limits are running. */
  waiting: () => number;
}

export function steppedClock(startWallMs = Date.UTC(2026, 1, 3, 9, 6, 34)): SteppedClock {
  let passedMs = 0;
  const due = new Map<object, { atMs: number; action: () => void }>();
  return {
    wallMs: () => startWallMs + passedMs,
    monotonicMs: () => passedMs,
    after: (delayMs, action) => {
      const key = {};
      due.set(key, { atMs: passedMs + delayMs, action });
      return () => due.delete(key);
    },
    step: (ms) => {
      passedMs += ms;
      for (const [key, { atMs, action }] of [...due]) {
        if (atMs > passedMs) continue;
        due.delete(key);
        action();
      }
    },
    waiting: () => due.size,
  };
}
