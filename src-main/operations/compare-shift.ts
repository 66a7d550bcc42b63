/** Holds the shift's redemptions against Capillary's own list; what is missing there goes to the desk. */
import { ok } from '../contract/result.ts';
import type { ShiftComparison } from '../contract/shift.ts';
import { fail } from '../domain/failure.ts';
import { changeDesk } from '../store/desk.ts';
import { findUndo, isReferenceTaken } from '../store/entry-lists.ts';
import { findLatestShift, keepComparison, listEntriesOfShift } from '../store/shifts.ts';
import { compareWithCapillary } from '../sync/compare-shift.ts';
import { viewShift } from '../sync/shift-view.ts';
import type { Handler } from './parts.ts';

export const compareShift: Handler<'compareShift'> = async (parts) => {
  const { ledger } = parts.store;
  const latest = findLatestShift(ledger);
  if (latest === null) return fail('conflict', 'shift-not-open');
  const capillary = parts.capillary();
  if (capillary === null) return fail('conflict', 'not-connected');
  if (!parts.connection.isOnline()) return fail('unreachable', 'line-down');
  const entries = listEntriesOfShift(ledger, latest);
  const compared = await compareWithCapillary({
    capillary,
    entries,
    since: latest.openedAt,
    nowMs: parts.serverClock.nowMs(),
    clusterOffsetMinutes: parts.serverClock.clusterOffsetMinutes(),
    ownTills: parts.ownTills(),
    isKnown: (reference) => isReferenceTaken(ledger, reference, { id: '', kind: 'redeem-coupon' }),
    isUndone: (entry) => findUndo(ledger, entry) !== null,
  });
  const stamp = { at: parts.clock.wallMs(), mono: parts.clock.monotonicMs(), boot: parts.boot.id };
  for (const entry of compared.missing) {
    if (entry.desk === null) changeDesk(ledger, entry, { open: 'missing-at-capillary' }, stamp);
  }
  const comparison: ShiftComparison = {
    members: compared.members,
    compared: compared.agreed.length + compared.missing.length,
    agreed: compared.agreed.length,
    missing: compared.missing.map(parts.viewEntry),
    unknownHere: compared.unknownHere.map((one) => ({
      code: one.code,
      bill: one.transactionNumber,
      reference: one.redemptionId,
      at: one.redeemedTime,
    })),
    notAsked: compared.notAsked,
    othersUnderOurName: parts.ownNumbers.heard(compared.listed),
    comparedAt: parts.clock.wallMs(),
  };
  keepComparison(ledger, latest.id, comparison);
  parts.statusChanged();
  return ok(viewShift(ledger, findLatestShift(ledger) ?? latest, parts.settings.read().currency));
};
