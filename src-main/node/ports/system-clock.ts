/** The machine's own clocks and timers, as the program takes them. The only place where they are read. */
import type { Clock } from '../../app/ports.ts';

export function createSystemClock(): Clock {
  return {
    wallMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    after: (delayMs, action) => {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
  };
}
