/** The redemptions a bill is linked to: it waits until each has ended, and takes the references of those that count. */
import { isLive } from '../domain/outbox-state.ts';
import type { BillEntry, StoredEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { findEntry } from '../store/entries.ts';
import { findUndo } from '../store/entry-lists.ts';

const linked = (ledger: Database, { request }: BillEntry): StoredEntry[] =>
  (request?.redemptions ?? []).flatMap((id) => findEntry(ledger, id) ?? []);

/** True while one of them has still to reach an end; an entry of another kind waits for none. */
export function waitsForRedemptions(ledger: Database, entry: StoredEntry): boolean {
  return entry.kind === 'add-bill' && linked(ledger, entry).some(({ state }) => isLive(state));
}

/** Capillary's ids of the redemptions a bill names. */
export interface References {
  coupons: string[];
  points: string[];
}

/** Refused, taken back or undone: then the bill goes without it. */
export function referencesOf(ledger: Database, bill: BillEntry): References {
  const ofKind = (kind: StoredEntry['kind']) =>
    linked(ledger, bill).flatMap((entry) => {
      const counts = entry.kind === kind && entry.state === 'confirmed' && findUndo(ledger, entry) === null;
      return counts && entry.reference ? [entry.reference] : [];
    });
  return { coupons: ofKind('redeem-coupon'), points: ofKind('redeem-points') };
}
