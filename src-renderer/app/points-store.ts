/**
 * Points of the member at the counter: looked at, used with the code that was sent, given back. The code stands in this
 * store while it is typed and is dropped as soon as it was sent.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MadeChange } from '../../src-main/contract/coupon-changes.ts';
import type { Entry } from '../../src-main/contract/entries.ts';
import type { PointsView, UsedPoints } from '../../src-main/contract/points.ts';
import { sentencesOf } from '../../src-main/contract/reasons.ts';
import type { Failure } from '../../src-main/contract/result.ts';
import type { OperationOutput } from '../../src-main/contract/table.ts';
import type { ApprovalStore } from './approval-store.ts';
import type { Call } from './call.ts';
import { readPoints } from './points-choice.ts';

export interface PointsBill {
  number: string;
  amount: string;
}

type Line = OperationOutput<'listPointsHistory'>['lines'][number];
type Prepared = OperationOutput<'preparePoints'>;

export type PointsShown =
  | { shows: 'closed' }
  | { shows: 'reading'; name: string }
  | { shows: 'failed'; name: string; failure: Failure }
  | { shows: 'known'; name: string; view: PointsView }
  | { shows: 'undo'; entry: Entry };

/** How far a use has come; a failure stands beside what can be done about it. */
export type UseStep =
  | { step: 'choosing'; failure: Failure | null }
  | { step: 'preparing' }
  | { step: 'code'; prepared: Prepared; sentAt: number; again: boolean; failure: Failure | null }
  | { step: 'using'; prepared: Prepared }
  | { step: 'told'; prepared: Prepared; used: UsedPoints };

export type UndoStep =
  | { does: 'writing'; failure: Failure | null }
  | { does: 'sending' }
  | { does: 'told'; made: MadeChange };

export type HistoryShown =
  | { shows: 'hidden' }
  | { shows: 'reading'; lines: Line[] }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; lines: Line[]; next: OperationOutput<'listPointsHistory'>['next'] };

export interface PointsState {
  shown: PointsShown;
  bill: PointsBill;
  typed: { points: string; code: string; reason: string };
  use: UseStep;
  undo: UndoStep;
  history: HistoryShown;
  open: (member: { id: string; name: string }, bill: PointsBill) => Promise<void>;
  openUndo: (entry: Entry) => void;
  type: (change: Partial<PointsState['typed']>) => void;
  prepare: () => Promise<void>;
  sendAgain: () => Promise<void>;
  /** Back to how many. */
  choose: () => void;
  redeem: () => Promise<void>;
  giveBack: () => Promise<void>;
  readHistory: () => Promise<void>;
  close: () => void;
}

export type PointsStore = StoreApi<PointsState>;

const nothing = {
  shown: { shows: 'closed' } as const,
  bill: { number: '', amount: '' },
  typed: { points: '', code: '', reason: '' },
  use: { step: 'choosing', failure: null } as const,
  undo: { does: 'writing', failure: null } as const,
  history: { shows: 'hidden' } as const,
};

/** @param newId makes the number of a decision. */
export function createPointsStore(call: Call, approval: ApprovalStore, newId: () => string): PointsStore {
  return createStore<PointsState>((set, get) => {
    let memberId = '';
    let decisionId = '';
    /** Counts up with whatever is looked at: an answer that comes later is of another. */
    let turn = 0;
    const choosing = (failure: Failure | null) => set({ use: { step: 'choosing', failure } });

    return {
      ...nothing,
      open: async ({ id, name }, bill) => {
        turn += 1;
        const own = turn;
        memberId = id;
        set({ ...nothing, bill, shown: { shows: 'reading', name } });
        const answer = await call('readPoints', { customerId: id });
        if (own !== turn) return;
        set({
          shown: answer.ok
            ? { shows: 'known', name, view: answer.value }
            : { shows: 'failed', name, failure: answer.failure },
        });
      },
      openUndo: (entry) => {
        turn += 1;
        decisionId = newId();
        set({ ...nothing, shown: { shows: 'undo', entry } });
      },
      type: (change) => set({ typed: { ...get().typed, ...change } }),

      prepare: async () => {
        const { typed, bill, shown } = get();
        const points = readPoints(typed.points);
        if (points === null) return choosing(faultOf('points-not-a-number', 'points'));
        const own = turn;
        set({ use: { step: 'preparing' } });
        const isOffline = shown.shows === 'known' && shown.view.source === 'till';
        const answer = isOffline
          ? { ok: true as const, value: { points, worth: null, code: 'not-wanted' as const } }
          : await call('preparePoints', { customerId: memberId, points, bill });
        if (own !== turn) return;
        if (!answer.ok) return choosing(answer.failure);
        decisionId = newId();
        set({
          typed: { ...get().typed, code: '' },
          use: { step: 'code', prepared: answer.value, sentAt: Date.now(), again: false, failure: null },
        });
      },

      sendAgain: async () => {
        const { use } = get();
        if (use.step !== 'code') return;
        const own = turn;
        const { prepared } = use;
        const answer = await call('sendPointsCode', { customerId: memberId, points: prepared.points });
        if (own !== turn || get().use.step !== 'code') return;
        const failure = answer.ok ? null : answer.failure;
        set({ use: { step: 'code', prepared, sentAt: Date.now(), again: answer.ok, failure } });
      },

      choose: () => choosing(null),

      redeem: async () => {
        const { use, typed, bill } = get();
        if (use.step !== 'code' && use.step !== 'told') return;
        const own = turn;
        const { prepared } = use;
        set({ use: { step: 'using', prepared } });
        const answer = await call('usePoints', {
          decisionId,
          customerId: memberId,
          points: prepared.points,
          bill,
          code: prepared.code === 'not-wanted' || typed.code.trim() === '' ? null : typed.code,
        });
        if (own !== turn) return;
        if (!answer.ok) {
          set({
            use: { step: 'code', prepared, sentAt: Date.now(), again: false, failure: answer.failure },
          });
          return;
        }
        set({ typed: { ...get().typed, code: '' } });
        const used = answer.value;
        const isWrong = used.reasons[0]?.key === 'points-code-wrong';
        // what was refused is over: the next press is another decision
        if (used.outcome === 'refused') decisionId = newId();
        set({
          use: isWrong
            ? { step: 'code', prepared, sentAt: 0, again: false, failure: failureOf(used) }
            : { step: 'told', prepared, used },
        });
      },

      giveBack: async () => {
        const { shown, typed } = get();
        if (shown.shows !== 'undo') return;
        const own = turn;
        const input = { changeId: decisionId, entryId: shown.entry.id, reason: typed.reason };
        set({ undo: { does: 'sending' } });
        let answer = await call('undoPoints', input);
        if (!answer.ok && answer.failure.reason === 'needs-manager') {
          const { reason: key, facts, message, next } = answer.failure;
          const allowed = await approval
            .getState()
            .ask('undoPoints', input, [{ key, weight: 'soft', facts, message, next }]);
          if (own !== turn) return;
          if (allowed === null) return set({ undo: { does: 'writing', failure: null } });
          answer = await call('undoPoints', input, allowed);
        }
        if (own !== turn) return;
        set({
          undo: answer.ok
            ? { does: 'told', made: answer.value }
            : { does: 'writing', failure: answer.failure },
        });
      },

      readHistory: async () => {
        const { history } = get();
        const own = turn;
        const lines = history.shows === 'known' ? history.lines : [];
        const from = history.shows === 'known' ? history.next : null;
        if (history.shows === 'known' && from === null) return;
        set({ history: { shows: 'reading', lines } });
        const answer = await call('listPointsHistory', {
          customerId: memberId,
          ...(from === null ? {} : { from }),
        });
        if (own !== turn) return;
        set({
          history: answer.ok
            ? { shows: 'known', lines: [...lines, ...answer.value.lines], next: answer.value.next }
            : { shows: 'failed', failure: answer.failure },
        });
      },

      close: () => {
        turn += 1;
        set(nothing);
      },
    };
  });
}

function faultOf(reason: 'points-not-a-number', field: string): Failure {
  return { kind: 'bad-input', reason, facts: {}, field, ...sentencesOf(reason) };
}

/** What Capillary said no to, as a failure beside the field it is about. */
function failureOf({ reasons, platform }: UsedPoints): Failure {
  const [reason] = reasons;
  const key = reason?.key ?? 'points-refused';
  return {
    kind: 'refused',
    reason: key,
    facts: reason?.facts ?? {},
    field: 'code',
    ...sentencesOf(key, reason?.facts),
    ...(platform === null ? {} : { platform }),
  };
}
