/**
 * Keeps a backlog from being thrown at a platform that is in trouble. Where attempts for several members in a row came
 * to nothing, the trouble is not theirs: the queue pauses, then tries one entry at a time, slower and slower, until one
 * comes through. One member's bad entry never slows anybody else down.
 */
import { backoffMs } from '../domain/backoff.ts';

export interface Caution {
  /** An attempt for this member was decided by Capillary, or came to nothing. Answers how long to pause, milliseconds. */
  attempted: (lane: string, isDecided: boolean) => number;
  /** How many entries may be on their way at once. */
  most: (lanes: number) => number;
}

/** So many members in a row make it the platform's trouble. */
const enough = 3;
const firstMs = 1000;
const mostMs = 30_000;

/** @param chance between 0 and 1. */
export function createCaution(chance: () => number): Caution {
  const failing = new Set<string>();
  let tries = 0;
  const isCautious = () => failing.size >= enough;

  return {
    attempted: (lane, isDecided) => {
      if (isDecided) {
        failing.clear();
        tries = 0;
        return 0;
      }
      failing.add(lane);
      if (!isCautious()) return 0;
      tries += 1;
      // never less than half: the pause is the point, the jitter keeps the tills of a store apart
      return backoffMs(tries, 0.5 + chance() / 2, firstMs, mostMs);
    },
    most: (lanes) => (isCautious() ? 1 : lanes),
  };
}
