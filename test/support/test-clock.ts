/** A clock that runs with real time and can be stepped: the past is skipped, timers that fall due fire at once. */
import type { Clock } from '../../src-main/domain/clock.ts';

export interface TestClock extends Clock {
  /** Lets this many milliseconds pass at once, on both clocks. */
  step: (ms: number) => void;
  /** Sets the wall clock off by this much; the monotonic one does not notice. */
  setWall: (offByMs: number) => void;
}

export function createTestClock(): TestClock {
  let stepped = 0;
  let wallOff = 0;
  const timers = new Set<{ dueMono: number; fire: () => void }>();
  const monotonicMs = () => performance.now() + stepped;
  return {
    wallMs: () => Math.round(Date.now() + stepped + wallOff),
    monotonicMs,
    after: (delayMs, action) => {
      const timer = {
        dueMono: monotonicMs() + delayMs,
        fire: () => {
          clearTimeout(handle);
          if (timers.delete(timer)) action();
        },
      };
      const handle = setTimeout(timer.fire, delayMs);
      timers.add(timer);
      return () => {
        clearTimeout(handle);
        timers.delete(timer);
      };
    },
    step: (ms) => {
      stepped += ms;
      for (const timer of [...timers]) if (timer.dueMono <= monotonicMs()) timer.fire();
    },
    setWall: (offByMs) => {
      wallOff = offByMs;
    },
  };
}
