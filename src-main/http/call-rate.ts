/**
 * How often one caller may ask: a script that runs wild must not keep the counter waiting. Every caller has a measure
 * of its own, so that nobody can use up somebody else's. Must never count by the wall clock, which can be set.
 */
import type { Clock } from '../app/ports.ts';

export interface CallRate {
  /** 0 = the call may go on and is counted; otherwise the milliseconds until the next one may. */
  take: (caller: string) => number;
}

export interface CallRateLimits {
  /** Calls in a row that nobody minds. */
  burst: number;
  /** How many after that. */
  perSecond: number;
}

/** Of a page: above what people and their pages need, and below what would keep the counter waiting. */
export const callRateLimits: CallRateLimits = { burst: 10_000, perSecond: 1000 };

/** Of a key: a whole day's bills at once and then some, and never so many that the counter beside it is felt to wait. */
export const programRateLimits: CallRateLimits = { burst: 600, perSecond: 50 };

export function createCallRate(
  clock: Pick<Clock, 'monotonicMs'>,
  { burst, perSecond }: CallRateLimits,
): CallRate {
  const measures = new Map<string, { left: number; atMs: number }>();
  return {
    take: (caller) => {
      const nowMs = clock.monotonicMs();
      const before = measures.get(caller) ?? { left: burst, atMs: nowMs };
      const left = Math.min(burst, before.left + ((nowMs - before.atMs) * perSecond) / 1000);
      const may = left >= 1;
      measures.set(caller, { left: may ? left - 1 : left, atMs: nowMs });
      return may ? 0 : Math.ceil(((1 - left) * 1000) / perSecond);
    },
  };
}
