/** The open shift with its figures so far, or the last closed one, and what is unsent. */
import { ok } from '../contract/result.ts';
import { unsentOf } from '../domain/unsent.ts';
import { listLive } from '../store/entry-lists.ts';
import { findLatestShift } from '../store/shifts.ts';
import { viewShift } from '../sync/shift-view.ts';
import type { Handler } from './parts.ts';

export const readShift: Handler<'readShift'> = async (parts) => {
  const { ledger } = parts.store;
  const latest = findLatestShift(ledger);
  const { currency } = parts.settings.read();
  return ok({
    shift: latest === null ? null : viewShift(ledger, latest, currency),
    unsent: unsentOf(listLive(ledger, 200)).map(parts.viewEntry),
  });
};
