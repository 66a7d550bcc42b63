/** What the shift's screen shows, and the figures as they are drawn. */
import type { Entry } from '../../../src-main/contract/entries.ts';
import { minor } from '../../../src-main/contract/money.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Shift, ShiftFigures, UnsentInAll } from '../../../src-main/contract/shift.ts';

/** What is not with Capillary yet: the oldest of it, and all of it as figures. */
export interface Unsent {
  unsent: Entry[];
  unsentInAll: UnsentInAll;
}

export type ShiftShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | ({
      shows: 'known';
      shift: Shift | null;
      /** Redeemed for bills that never came. */
      abandoned: Entry[];
    } & Unsent);

export type ShiftAct =
  | { does: 'nothing' }
  | { does: 'opening' }
  | { does: 'opened' }
  | { does: 'comparing' }
  | { does: 'compared' }
  /** Asks before it closes. `unsentInAll` is what the person who closes has seen. */
  | ({ does: 'asking'; failure: Failure | null } & Unsent)
  | ({ does: 'closing' } & Unsent)
  | { does: 'closed' }
  | { does: 'failed'; failure: Failure };

export interface ShiftFacts {
  shown: ShiftShown;
  act: ShiftAct;
}

export const nothingUnsent: Unsent = {
  unsent: [],
  unsentInAll: { count: 0, money: { amountMinor: minor(0), currency: 'GBP' }, unknown: 0 },
};

export const emptyShift: ShiftFacts = { shown: { shows: 'reading' }, act: { does: 'nothing' } };

/** The close was refused because what is unsent is not what was seen. */
export function isUnsentRefusal({ reason }: Failure): boolean {
  return reason === 'shift-unsent';
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
