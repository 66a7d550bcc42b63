/** A shift as the screen shows it: a closed one says what it said, an open one counts. */
import type { Shift } from '../contract/shift.ts';
import type { Database } from '../store/database.ts';
import { countShift, type ShiftRow } from '../store/shifts.ts';

export function viewShift(ledger: Database, shift: ShiftRow, currency: string): Shift {
  const { id, openedAt, openedBy, closedAt, closedBy, comparison } = shift;
  const figures = shift.figures ?? countShift(ledger, shift, currency);
  return { id, openedAt, openedBy, closedAt, closedBy, figures, comparison };
}
