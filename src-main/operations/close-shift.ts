/** Closes the shift. What is unsent must have been seen, by its exact number; it stays in the queue all the same. */
import { formatMoney } from '../contract/money.ts';
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { countUnsent } from '../store/entry-lists.ts';
import { countShift, endShift, findLatestShift } from '../store/shifts.ts';
import { viewShift } from '../sync/shift-view.ts';
import { type Handler, staffIn } from './parts.ts';

export const closeShift: Handler<'closeShift'> = async (parts, input, context) => {
  const { ledger } = parts.store;
  const { currency, locale } = parts.settings.read();
  const latest = findLatestShift(ledger);
  if (latest === null || latest.closedAt !== null) return fail('conflict', 'shift-not-open');
  const unsent = countUnsent(ledger);
  if (unsent.count !== input.unsentSeen) {
    const money = formatMoney({ amountMinor: unsent.money, currency }, locale);
    return fail('conflict', 'shift-unsent', { count: String(unsent.count), money }, { field: 'unsentSeen' });
  }
  endShift(ledger, {
    id: latest.id,
    by: staffIn(context).name,
    at: parts.clock.wallMs(),
    figures: countShift(ledger, latest, currency),
    unsent: unsent.count,
  });
  parts.record.anchor();
  parts.backups.soon();
  return ok(viewShift(ledger, findLatestShift(ledger) ?? latest, currency));
};
