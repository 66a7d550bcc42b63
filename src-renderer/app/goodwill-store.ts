/**
 * Giving coupons as goodwill. Every coupon of an opened dialog is one decision with an id of its own: pressing twice, or
 * again after an answer was lost, asks for the same coupons. A manager is asked where the program says so.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MadeChange } from '../../src-main/contract/coupon-changes.ts';
import type { Customer } from '../../src-main/contract/customers.ts';
import type { Entry } from '../../src-main/contract/entries.ts';
import { type GivenCoupon, mostAtOnce } from '../../src-main/contract/goodwill.ts';
import { type Reason, type ReasonKey, sentencesOf } from '../../src-main/contract/reasons.ts';
import type { Failure } from '../../src-main/contract/result.ts';
import { limits, readPlainText } from '../../src-main/contract/text.ts';
import type { OffersShown } from '../ui/offer-choice.tsx';
import type { ApprovalStore } from './approval-store.ts';
import type { Call } from './call.ts';

export interface GoodwillDraft {
  /** How many coupons, by series. */
  counts: Record<string, number>;
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
  | { shows: 'told'; given: GivenCoupon[] };

export type ResentShown =
  | { shows: 'sending' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'told'; outcome: MadeChange['outcome'] };

export interface GoodwillState {
  shown: GoodwillShown;
  /** Who gets it. */
  member: Customer | null;
  offers: OffersShown;
  /** What to choose from; empty = the reason is written in own words. */
  reasons: string[];
  draft: GoodwillDraft;
  /** Messages that Capillary was asked to send, by the entry of the coupon. */
  resent: Record<string, ResentShown>;
  open: (member: Customer) => Promise<void>;
  type: (change: Partial<Omit<GoodwillDraft, 'counts'>>) => void;
  count: (seriesId: string, count: number) => void;
  give: () => Promise<void>;
  /** Has Capillary send the member the message with the code; one press is one message. */
  resend: (entry: Entry) => Promise<void>;
  /** An entry changed: the code of a promised coupon may be there now. */
  hear: (entry: Entry) => void;
  close: () => void;
}

export type GoodwillStore = StoreApi<GoodwillState>;

const empty: GoodwillDraft = { counts: {}, reason: '', note: '' };

export const countIn = ({ counts }: GoodwillDraft) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** What is wrong with what was typed; null when it can be sent. The program looks again. */
export function faultOf(draft: GoodwillDraft): GoodwillFault | null {
  const { reason, note } = draft;
  if (countIn(draft) === 0) return { field: 'counts', key: 'input-empty' };
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

function managerReasons(given: GivenCoupon[]): Reason[] | null {
  const [first] = given.filter(({ outcome }) => outcome === 'needs-manager');
  return first?.reasons ?? null;
}

/** @param newId makes the id of a decision. */
export function createGoodwillStore(call: Call, approval: ApprovalStore, newId: () => string): GoodwillStore {
  /** By series, in the order they were asked for; longer than what is asked for when the count went down again. */
  let decisions = new Map<string, string[]>();
  let turn = 0;

  return createStore<GoodwillState>((set, get) => {
    const send = async (mine: number, approvalId?: string): Promise<void> => {
      const { member, draft } = get();
      if (member === null) return;
      const input = {
        customerId: member.id,
        coupons: Object.entries(draft.counts).flatMap(([seriesId, count]) =>
          decisionsFor(seriesId, count).map((decisionId) => ({ decisionId, seriesId })),
        ),
        reason: draft.reason.trim(),
        note: draft.note.trim(),
      };
      set({ shown: { shows: 'giving' } });
      const answer = await call('giveSeveral', input, approvalId);
      if (turn !== mine) return;
      const reasons = answer.ok ? managerReasons(answer.value.coupons) : managerFailure(answer.failure);
      // an approval that did not help is not asked for again by itself
      if (reasons !== null && approvalId === undefined) {
        set({ shown: { shows: 'asking' } });
        const approved = await approval.getState().ask('giveSeveral', input, reasons);
        if (turn !== mine) return;
        if (approved !== null) return send(mine, approved);
        // what needed nobody is given already, and is told
        const isPartly = answer.ok && answer.value.coupons.some(({ entry }) => entry !== null);
        set({
          shown: isPartly
            ? { shows: 'told', given: answer.value.coupons }
            : { shows: 'writing', fault: null },
        });
        return;
      }
      set({
        shown: answer.ok
          ? { shows: 'told', given: answer.value.coupons }
          : { shows: 'failed', failure: answer.failure },
      });
    };

    const decisionsFor = (seriesId: string, count: number): string[] => {
      const known = decisions.get(seriesId) ?? [];
      while (known.length < count) known.push(newId());
      decisions.set(seriesId, known);
      return known.slice(0, count);
    };

    return {
      shown: { shows: 'closed' },
      member: null,
      offers: { shows: 'reading' },
      reasons: [],
      draft: empty,
      resent: {},
      open: async (member) => {
        turn += 1;
        const mine = turn;
        decisions = new Map();
        set({
          member,
          draft: empty,
          resent: {},
          shown: { shows: 'writing', fault: null },
          offers: { shows: 'reading' },
        });
        const answer = await call('listGoodwillOffers', {});
        if (turn !== mine) return;
        const { offers, reasons } = answer.ok ? answer.value : { offers: [], reasons: [] };
        set({
          reasons,
          offers: answer.ok ? { shows: 'known', offers } : { shows: 'failed', failure: answer.failure },
        });
        const [only, ...more] = offers;
        if (only !== undefined && more.length === 0) get().count(only.seriesId, 1);
      },
      type: (change) => {
        const { shown, draft } = get();
        if (shown.shows !== 'writing' && shown.shows !== 'failed') return;
        set({ draft: { ...draft, ...change }, shown: { shows: 'writing', fault: null } });
      },
      count: (seriesId, count) => {
        const { shown, draft } = get();
        if (shown.shows !== 'writing' && shown.shows !== 'failed') return;
        const counts = { ...draft.counts, [seriesId]: Math.max(0, count) };
        if (countIn({ ...draft, counts }) > mostAtOnce) return;
        set({ draft: { ...draft, counts }, shown: { shows: 'writing', fault: null } });
      },
      give: async () => {
        const { shown, draft } = get();
        if (shown.shows !== 'writing' && shown.shows !== 'failed') return;
        const fault = faultOf(draft);
        if (fault !== null) set({ shown: { shows: 'writing', fault } });
        else await send(turn);
      },
      resend: async ({ id, code, customer }) => {
        if (get().resent[id]?.shows === 'sending') return;
        const mine = turn;
        const tell = (shown: ResentShown) => set({ resent: { ...get().resent, [id]: shown } });
        tell({ shows: 'sending' });
        const answer = await call('resendCoupon', {
          changeId: newId(),
          code,
          customerId: customer.id,
          reason: 'Given as goodwill',
        });
        if (turn !== mine) return;
        tell(
          answer.ok
            ? { shows: 'told', outcome: answer.value.outcome }
            : { shows: 'failed', failure: answer.failure },
        );
      },
      hear: (entry) => {
        const { shown } = get();
        if (shown.shows !== 'told' || entry.state !== 'confirmed' || entry.code === '') return;
        const given = shown.given.map((one) =>
          one.entry?.id === entry.id ? { ...one, outcome: 'given' as const, code: entry.code, entry } : one,
        );
        set({ shown: { shows: 'told', given } });
      },
      close: () => {
        turn += 1;
        set({ shown: { shows: 'closed' }, member: null, draft: empty });
      },
    };
  });
}

function managerFailure({ kind, reason, facts }: Failure): Reason[] | null {
  if (kind !== 'not-allowed' || reason !== 'needs-manager') return null;
  return [{ key: reason, weight: 'soft', facts, ...sentencesOf(reason, facts) }];
}
