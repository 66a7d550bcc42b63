/**
 * A change a manager makes to a coupon: one decision is one entry, and a repeat of the decision finds it. Nobody waits
 * for it at the counter: what is not done in time goes on in the queue.
 */
import type { MadeChange } from '../contract/coupon-changes.ts';
import type { Entry } from '../contract/entries.ts';
import { isLive } from '../domain/outbox-state.ts';
import { type ChangeEntry, isChange, type StoredEntry } from '../domain/stored-entry.ts';
import { forgetCoupon } from '../store/coupons.ts';
import type { Database } from '../store/database.ts';
import { addEntry, decideEntry, type NewChange, type Stamp } from '../store/entries.ts';

/** What is asked of Capillary; who decided it and when is added here. */
export type ChangeDraft = NewChange extends infer One
  ? One extends NewChange
    ? Omit<One, 'moneyOff' | 'till' | 'serverAheadMs' | 'doubtOf'>
    : never
  : never;

export interface Decision {
  by: string;
  approvedBy: string | null;
  serverAheadMs: number | null;
  stamp: Stamp;
}

/** @param asksFirst somebody waits for Capillary's word; else it waits in the queue at once. */
export function writeChange(
  ledger: Database,
  draft: ChangeDraft,
  { by, approvedBy, serverAheadMs, stamp }: Decision,
  asksFirst: boolean,
): ChangeEntry {
  const entry: NewChange = {
    ...draft,
    moneyOff: null,
    till: {
      decision: asksFirst ? 'asked' : 'accepted',
      by,
      approvedBy,
      byOfflineRules: false,
      reasons: [],
    },
    serverAheadMs,
  };
  return asChange(addEntry(ledger, entry, stamp));
}

/** No word from Capillary in time: the decision stands and goes on in the queue. */
export function concludeChange(ledger: Database, entry: ChangeEntry, stamp: Stamp): ChangeEntry {
  if (!isLive(entry.state) || entry.till.decision !== 'asked') return entry;
  const till = { ...entry.till, decision: 'accepted' as const };
  return asChange(decideEntry(ledger, { id: entry.id, till, moneyOff: null, stamp }));
}

export function tellChange(entry: ChangeEntry, view: Entry): MadeChange {
  return {
    outcome: outcomeOf(entry),
    reasons: entry.till.reasons,
    platform: view.capillary.words,
    entry: view,
  };
}

function outcomeOf({ state, kind, lostAttempts }: ChangeEntry): MadeChange['outcome'] {
  switch (state) {
    case 'confirmed':
      return 'done';
    case 'rejected':
      return 'refused';
    case 'withdrawn':
      return kind === 'resend-coupon' && lostAttempts > 0 ? 'not-known' : 'withdrawn';
    case 'queued':
      return 'waits';
    case 'sending':
    case 'in-doubt':
      return 'checking';
  }
}

/** What a till remembers of a coupon that was changed is not true any more. */
export function forgetChanged(cache: Database, entry: StoredEntry): void {
  if (isChange(entry) && forgotten.has(entry.kind)) forgetCoupon(cache, entry.code);
}

const forgotten = new Set<ChangeEntry['kind']>(['undo-redemption', 'revoke-coupon', 'move-expiry']);

function asChange(entry: StoredEntry): ChangeEntry {
  if (!isChange(entry)) throw new Error(`an entry of kind ${entry.kind} changes no coupon`);
  return entry;
}
