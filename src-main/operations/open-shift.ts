/** Opens a shift; the one before must be closed. */
import { ok } from '../contract/result.ts';
import { displayMoment } from '../domain/display.ts';
import { fail } from '../domain/failure.ts';
import { addShift, findLatestShift } from '../store/shifts.ts';
import { viewShift } from '../sync/shift-view.ts';
import { type Handler, staffIn } from './parts.ts';

export const openShift: Handler<'openShift'> = async (parts, _input, context) => {
  const { ledger } = parts.store;
  const { currency, locale } = parts.settings.read();
  const latest = findLatestShift(ledger);
  if (latest !== null && latest.closedAt === null) {
    return fail('conflict', 'shift-open', { since: displayMoment(latest.openedAt, locale) });
  }
  const opened = { id: parts.newId(), by: staffIn(context).name, at: parts.clock.wallMs() };
  addShift(ledger, opened);
  const row = findLatestShift(ledger);
  if (row === null) throw new Error('the shift just opened is gone');
  return ok(viewShift(ledger, row, currency));
};
