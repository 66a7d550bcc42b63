/** Closes the shift. What is unsent must have been seen, by its exact number; it stays in the queue all the same. */
import { formatMoney, minor } from '../contract/money.ts';
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { unsentOf } from '../domain/unsent.ts';
import { listLive } from '../store/entry-lists.ts';
import { countShift, endShift, findLatestShift } from '../store/shifts.ts';
import { viewShift } from '../sync/shift-view.ts';
import { type Handler, staffIn } from './parts.ts';

export const closeShift: Handler<'closeShift'> = async (parts, input, context) => {
  const { ledger } = parts.store;
  const { currency, locale } = parts.settings.read();
  const latest = findLatestShift(ledger);
  if (latest === null || latest.closedAt !== null) return fail('conflict', 'shift-not-open');
  const unsent = unsentOf(listLive(ledger, 100_000));
  if (unsent.length !== input.unsentSeen) {
    const amountMinor = minor(unsent.reduce((sum, { moneyOff }) => sum + (moneyOff ?? 0), 0));
    const money = formatMoney({ amountMinor, currency }, locale);
    return fail('conflict', 'shift-unsent', { count: String(unsent.length), money }, { field: 'unsentSeen' });
  }
  endShift(ledger, {
    id: latest.id,
    by: staffIn(context).name,
    at: parts.clock.wallMs(),
    figures: countShift(ledger, latest, currency),
    unsent: unsent.length,
  });
  parts.backups.soon();
  return ok(viewShift(ledger, findLatestShift(ledger) ?? latest, currency));
};
