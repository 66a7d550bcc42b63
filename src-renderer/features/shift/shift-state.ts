/** What the shift's screen shows, and the figures as they are drawn. */
import type { Entry } from '../../../src-main/contract/entries.ts';
import { type Money, minor } from '../../../src-main/contract/money.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Shift, ShiftFigures } from '../../../src-main/contract/shift.ts';

export type ShiftShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; shift: Shift | null; unsent: Entry[] };

export type ShiftAct =
  | { does: 'nothing' }
  | { does: 'opening' }
  | { does: 'opened' }
  | { does: 'comparing' }
  | { does: 'compared' }
  /** Asks before it closes. `unsent` and `count` are what the person who closes has seen. */
  | { does: 'asking'; unsent: Entry[]; count: number; failure: Failure | null }
  | { does: 'closing'; unsent: Entry[]; count: number }
  | { does: 'closed' }
  | { does: 'failed'; failure: Failure };

export interface ShiftFacts {
  shown: ShiftShown;
  act: ShiftAct;
}

export const emptyShift: ShiftFacts = { shown: { shows: 'reading' }, act: { does: 'nothing' } };

/** What the entries are worth together, and how many are of a worth that nobody knows yet. */
export function sumUnsent(entries: Entry[], currency: string): { money: Money; unknown: number } {
  const total = entries.reduce((sum, { moneyOff }) => sum + (moneyOff?.amountMinor ?? 0), 0);
  return {
    money: { amountMinor: minor(total), currency },
    unknown: entries.filter(({ moneyOff }) => moneyOff === null).length,
  };
}

/** How many are unsent by the program's own count, when a close was refused for it; null for any other refusal. */
export function unsentCountOf({ reason, facts }: Failure): number | null {
  const count = Number(facts.count);
  return reason === 'shift-unsent' && Number.isSafeInteger(count) && facts.count !== '' ? count : null;
}

const hourMs = 3_600_000;
/** A day and a night: beyond that the empty hours are left out. */
const mostHours = 24;

/** The hours in order, with the empty ones between them, so that a quiet hour is seen as one. */
export function everyHour(hours: ShiftFigures['hours'], currency: string): ShiftFigures['hours'] {
  const sorted = hours.toSorted((one, other) => one.from - other.from);
  const first = sorted[0]?.from;
  const last = sorted.at(-1)?.from;
  if (first === undefined || last === undefined || (last - first) / hourMs >= mostHours) return sorted;
  const known = new Map(sorted.map((hour) => [hour.from, hour]));
  const filled: ShiftFigures['hours'] = [];
  for (let from = first; from <= last; from += hourMs) {
    filled.push(known.get(from) ?? { from, redemptions: 0, given: { amountMinor: minor(0), currency } });
  }
  return filled;
}

/** One line a name: reasons that are called the same are counted together, the most frequent first. */
export function sumByName(lines: { name: string; count: number }[]): { name: string; count: number }[] {
  const sums = new Map<string, number>();
  for (const { name, count } of lines) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums.entries()]
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count);
}

/** A bar's length as a share of the longest; what is there at all stays visible. */
export function shareOf(value: number, most: number): number {
  if (most <= 0 || value <= 0) return 0;
  return Math.max(0.02, Math.min(1, value / most));
}
