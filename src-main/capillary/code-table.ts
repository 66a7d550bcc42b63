/**
 * The form of a table of numbers. Apart from the tables and their reader, so that neither needs the other.
 */
import type { Verdict } from './outcome.ts';

/**
 * later: may pass later, but a write is read back first. done: the main action happened, or so the number
 * says.
 */
export type Meaning = Verdict | 'later' | 'done';

export type CodeTable = readonly (readonly [Meaning, readonly number[]])[];

/** Whole numbers from first to last, both included. */
export function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
