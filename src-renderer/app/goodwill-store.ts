/**
 * Giving one coupon as goodwill. Opening the dialog is one decision with an id of its own: pressing twice, or again
 * after an answer was lost, asks for the same coupon. A manager is asked where the program says so.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Customer } from '../../src-main/contract/customers.ts';
import type { Entry } from '../../src-main/contract/entries.ts';
import type { GivenCoupon } from '../../src-main/contract/goodwill.ts';
import { type Reason, type ReasonKey, sentencesOf } from '../../src-main/contract/reasons.ts';
import type { Failure } from '../../src-main/contract/result.ts';
import { limits, readPlainText } from '../../src-main/contract/text.ts';
import type { OffersShown } from '../ui/offer-choice.tsx';
import type { ApprovalStore } from './approval-store.ts';
import type { Call } from './call.ts';

export interface GoodwillDraft {
  seriesId: string;
  reason: string;
  note: string;
}

export type GoodwillField = keyof GoodwillDraft;
export type GoodwillFault = { field: GoodwillField; key: ReasonKey; limit?: number };

/** `asking`: a manager is being asked, and the dialog stands back. */
export type GoodwillShown =
  | { shows: 'closed' }
  | { shows: 'writing'; fault: GoodwillFault | null }
  | { shows: 'giving' }
  | { shows: 'asking' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'told'; given: GivenCoupon };

export interface GoodwillState {
  shown: GoodwillShown;
  /** Who gets it. */
  member: Customer | null;
  offers: OffersShown;
  /** What to choose from; empty = the reason is written in own words. */
  reasons: string[];
  draft: GoodwillDraft;
  open: (member: Customer) => Promise<void>;
  type: (change: Partial<GoodwillDraft>) => void;
  give: () => Promise<void>;
  /** An entry changed: the code of a promised coupon may be there now. */
  hear: (entry: Entry) => void;
  close: () => void;
}

export type GoodwillStore = StoreApi<GoodwillState>;

const empty: GoodwillDraft = { seriesId: '', reason: '', note: '' };

/** What is wrong with what was typed; null when it can be sent. The program looks again. */
export function faultOf({ seriesId, reason, note }: GoodwillDraft): GoodwillFault | null {
  if (seriesId === '') return { field: 'seriesId', key: 'input-empty' };
  for (const [field, text] of [
    ['reason', reason],
    ['note', note],
  ] as const) {
    if (field === 'note' && text.trim() === '') continue;
    const read = readPlainText(text, limits.note);
    if (!read.ok)
      return { field, key: read.reason, ...(read.limit === undefined ? {} : { limit: read.limit }) };
  }
  return null;
}

/** @param newId makes the id of a decision. */
export function createGoodwillStore(call: Call, approval: ApprovalStore, newId: () => string): GoodwillStore {
  let decisionId = '';
  let turn = 0;

  return createStore<GoodwillState>((set, get) => {
    const send = async (mine: number, approvalId?: string): Promise<void> => {
      const { member, draft } = get();
      if (member === null) return;
      const input = {
        decisionId,
        customerId: member.id,
        seriesId: draft.seriesId,
        reason: draft.reason.trim(),
        note: draft.note.trim(),
      };
      set({ shown: { shows: 'giving' } });
      const answer = await call('giveGoodwill', input, approvalId);
      if (turn !== mine) return;
      const reasons = answer.ok ? managerReasons(answer.value) : managerFailure(answer.failure);
      // an approval that did not help is not asked for again by itself
      if (reasons !== null && approvalId === undefined) {
        set({ shown: { shows: 'asking' } });
        const approved = await approval.getState().ask('giveGoodwill', input, reasons);
        if (turn !== mine) return;
        if (approved !== null) return send(mine, approved);
        set({ shown: { shows: 'writing', fault: null } });
        return;
      }
      set({
        shown: answer.ok
          ? { shows: 'told', given: answer.value }
          : { shows: 'failed', failure: answer.failure },
      });
    };

    return {
      shown: { shows: 'closed' },
      member: null,
      offers: { shows: 'reading' },
      reasons: [],
      draft: empty,
      open: async (member) => {
        turn += 1;
        const mine = turn;
        decisionId = newId();
        set({ member, draft: empty, shown: { shows: 'writing', fault: null }, offers: { shows: 'reading' } });
        const answer = await call('listGoodwillOffers', {});
        if (turn !== mine) return;
        const { offers, reasons } = answer.ok ? answer.value : { offers: [], reasons: [] };
        set({
          reasons,
          offers: answer.ok ? { shows: 'known', offers } : { shows: 'failed', failure: answer.failure },
        });
        const [only, ...more] = offers;
        if (only !== undefined && more.length === 0) get().type({ seriesId: only.seriesId });
      },
      type: (change) => {
        const { shown, draft } = get();
        if (shown.shows !== 'writing' && shown.shows !== 'failed') return;
        set({ draft: { ...draft, ...change }, shown: { shows: 'writing', fault: null } });
      },
      give: async () => {
        const { shown, draft } = get();
        if (shown.shows !== 'writing' && shown.shows !== 'failed') return;
        const fault = faultOf(draft);
        if (fault !== null) set({ shown: { shows: 'writing', fault } });
        else await send(turn);
      },
      hear: (entry) => {
        const { shown } = get();
        if (shown.shows !== 'told' || shown.given.entry?.id !== entry.id) return;
        if (entry.state !== 'confirmed' || entry.code === '') return;
        set({
          shown: { shows: 'told', given: { ...shown.given, outcome: 'given', code: entry.code, entry } },
        });
      },
      close: () => {
        turn += 1;
        set({ shown: { shows: 'closed' }, member: null, draft: empty });
      },
    };
  });
}

function managerReasons({ outcome, reasons }: GivenCoupon): Reason[] | null {
  return outcome === 'needs-manager' ? reasons : null;
}

function managerFailure({ kind, reason, facts }: Failure): Reason[] | null {
  if (kind !== 'not-allowed' || reason !== 'needs-manager') return null;
  return [{ key: reason, weight: 'soft', facts, ...sentencesOf(reason, facts) }];
}
