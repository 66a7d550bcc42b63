/** Goodwill points: asked for the member at the counter, listed, and decided. Every decision is its own entry. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MadeChange } from '../../../../src-main/contract/coupon-changes.ts';
import type { Customer } from '../../../../src-main/contract/customers.ts';
import type { GoodwillPoints } from '../../../../src-main/contract/points.ts';
import { sentencesOf } from '../../../../src-main/contract/reasons.ts';
import type { Failure } from '../../../../src-main/contract/result.ts';
import type { Call } from '../../../app/call.ts';
import { readPoints } from '../../../app/points-choice.ts';

export type Which = 'pending' | 'decided';

export type RequestList =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; requests: GoodwillPoints[]; isCutShort: boolean };

export type GoodwillAct =
  | { does: 'nothing' }
  /** `request` null = points are asked for. */
  | { does: 'writing'; request: GoodwillPoints | null; failure: Failure | null }
  | { does: 'sending'; request: GoodwillPoints | null }
  | { does: 'told'; what: 'asked' | 'approved' | 'rejected'; made: MadeChange };

export interface GoodwillPointsState {
  member: Customer | null;
  which: Which;
  list: RequestList;
  act: GoodwillAct;
  typed: { points: string; reason: string; note: string };
  refresh: () => Promise<void>;
  show: (which: Which) => Promise<void>;
  begin: (request: GoodwillPoints | null) => void;
  type: (change: Partial<GoodwillPointsState['typed']>) => void;
  ask: () => Promise<void>;
  decide: (decision: 'approve' | 'reject') => Promise<void>;
  leave: () => void;
  forget: () => void;
}

export type GoodwillPointsStore = StoreApi<GoodwillPointsState>;

const nothing = {
  member: null,
  which: 'pending' as const,
  list: { shows: 'reading' } as const,
  act: { does: 'nothing' } as const,
  typed: { points: '', reason: '', note: '' },
};

export interface GoodwillPointsTools {
  call: Call;
  newId: () => string;
  atCounter: () => Customer | null;
}

export function createGoodwillPointsStore({
  call,
  newId,
  atCounter,
}: GoodwillPointsTools): GoodwillPointsStore {
  let turn = 0;
  /** The same decision pressed twice is one. */
  let changeId = '';
  return createStore<GoodwillPointsState>((set, get) => {
    const send = async (
      request: GoodwillPoints | null,
      what: 'asked' | 'approved' | 'rejected',
      answering: () => ReturnType<typeof call<'requestPoints'>>,
    ) => {
      set({ act: { does: 'sending', request } });
      const answer = await answering();
      const { act } = get();
      if (act.does !== 'sending' || act.request !== request) return;
      if (!answer.ok) return set({ act: { does: 'writing', request, failure: answer.failure } });
      set({ act: { does: 'told', what, made: answer.value } });
      await get().refresh();
    };
    const fault = (request: GoodwillPoints | null) =>
      set({
        act: {
          does: 'writing',
          request,
          failure: {
            kind: 'bad-input',
            reason: 'points-not-a-number',
            facts: {},
            field: 'points',
            ...sentencesOf('points-not-a-number'),
          },
        },
      });

    return {
      ...nothing,
      refresh: async () => {
        turn += 1;
        const own = turn;
        set({ member: atCounter() });
        const answer = await call('listPointsRequests', { which: get().which });
        if (own !== turn) return;
        set({
          list: answer.ok
            ? { shows: 'known', ...answer.value }
            : { shows: 'failed', failure: answer.failure },
        });
      },
      show: async (which) => {
        set({ which, list: { shows: 'reading' } });
        await get().refresh();
      },
      begin: (request) => {
        changeId = newId();
        const points = request?.points ?? null;
        set({
          act: { does: 'writing', request, failure: null },
          typed: { points: points === null ? '' : String(points), reason: '', note: '' },
        });
      },
      type: (change) => set({ typed: { ...get().typed, ...change } }),
      ask: async () => {
        const { typed, member, act } = get();
        const points = readPoints(typed.points);
        if (member === null || act.does !== 'writing') return;
        if (points === null) return fault(null);
        const note = typed.note.trim();
        await send(null, 'asked', () =>
          call('requestPoints', {
            changeId,
            customerId: member.id,
            points,
            reason: typed.reason,
            ...(note === '' ? {} : { note }),
          }),
        );
      },
      decide: async (decision) => {
        const { typed, act } = get();
        if (act.does !== 'writing' || act.request === null) return;
        const { request } = act;
        const points = readPoints(typed.points);
        const customerId = request.customer.id;
        if (customerId === null) return;
        if (points === null) return fault(request);
        const input = {
          changeId,
          customerId,
          requestId: request.requestId,
          decision,
          points,
          reason: typed.reason,
        };
        await send(request, decision === 'approve' ? 'approved' : 'rejected', () =>
          call('decidePointsRequest', input),
        );
      },
      leave: () => set({ act: { does: 'nothing' } }),
      forget: () => {
        turn += 1;
        set(nothing);
      },
    };
  });
}
