/** A clock that stands still until it is run; timers fire in order, and promises settle between them. */
import type { Clock } from '../../src-main/domain/clock.ts';

export interface ManualClock extends Clock {
  run: (ms: number) => Promise<void>;
}

export function createManualClock(startWallMs = Date.parse('2026-05-12T09:30:00Z')): ManualClock {
  let mono = 0;
  let timers: { due: number; action: () => void }[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    wallMs: () => startWallMs + mono,
    monotonicMs: () => mono,
    after: (delayMs, action) => {
      const timer = { due: mono + delayMs, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    run: async (ms) => {
      const end = mono + ms;
      await settle();
      for (;;) {
        const next = timers.filter(({ due }) => due <= end).sort((one, other) => one.due - other.due)[0];
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        mono = Math.max(mono, next.due);
        next.action();
        await settle();
      }
      mono = end;
    },
  };
}
