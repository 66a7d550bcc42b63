/** The open shift with its figures so far, or the last closed one, and what is unsent. */
import { ok } from '../contract/result.ts';
import { countUnsent, listUnsent } from '../store/entry-lists.ts';
import { findLatestShift, listAbandoned } from '../store/shifts.ts';
import { viewShift } from '../sync/shift-view.ts';
import type { Handler } from './parts.ts';

/** More than so many are counted and not listed. */
const listed = 200;

export const readShift: Handler<'readShift'> = async (parts) => {
  const { ledger } = parts.store;
  const latest = findLatestShift(ledger);
  const { currency, billsFrom } = parts.settings.read();
  const { count, money, unknown } = countUnsent(ledger);
  return ok({
    shift: latest === null ? null : viewShift(ledger, latest, currency),
    unsent: listUnsent(ledger, listed).map(parts.viewEntry),
    abandoned:
      latest === null || latest.closedAt !== null || billsFrom !== 'here'
        ? []
        : listAbandoned(ledger, latest).slice(0, listed).map(parts.viewEntry),
    unsentInAll: { count, money: { amountMinor: money, currency }, unknown },
  });
};
