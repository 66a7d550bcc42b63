/** A length of time in words: `45 seconds`, `3 minutes`. */
import { roundDuration } from './figures.ts';
import type { Say } from './word-key.ts';

export function sayDuration(say: Say, ms: number): string {
  const { unit, count } = roundDuration(ms);
  return say(`frame.${unit}`, { count });
}
