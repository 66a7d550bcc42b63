/** The shift's store: opens, reads, compares and closes. Must never close over unsent work that nobody has seen. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Entry } from '../../../src-main/contract/entries.ts';
import type { Shift } from '../../../src-main/contract/shift.ts';
import type { ApprovalStore } from '../../app/approval-store.ts';
import type { Call } from '../../app/call.ts';
import { emptyShift, isUnsentRefusal, nothingUnsent, type ShiftAct, type ShiftFacts } from './shift-state.ts';

export interface ShiftActions {
  read: () => Promise<void>;
  open: () => Promise<void>;
  compare: () => Promise<void>;
  askToClose: () => Promise<void>;
  keepOpen: () => void;
  close: () => Promise<void>;
  /** Takes a redemption back whose bill never came. */
  undo: (redemption: Entry, reason: string) => Promise<void>;
  forget: () => void;
}

export type ShiftState = ShiftFacts & ShiftActions;
export type ShiftStore = StoreApi<ShiftState>;

interface ShiftTools {
  call: Call;
  approval: ApprovalStore;
  /** Makes the id of a decision. */
  newId: () => string;
}

export function createShiftStore({ call, approval, newId }: ShiftTools): ShiftStore {
  let turn = 0;

  return createStore<ShiftState>((set, get) => {
    /** Where the screen stands, so that an answer for somebody who left is dropped. */
    let visit = 0;

    const take = (shift: Shift, act: ShiftAct) => {
      const { shown } = get();
      const unsent = shown.shows === 'known' ? shown : { ...nothingUnsent, abandoned: [] };
      set({ shown: { ...unsent, shows: 'known', shift }, act });
    };

    async function doing(act: ShiftAct, name: 'openShift' | 'compareShift', after: ShiftAct): Promise<void> {
      const mine = visit;
      set({ act });
      const answer = await call(name, {});
      if (visit !== mine) return;
      if (answer.ok) take(answer.value, after);
      else set({ act: { does: 'failed', failure: answer.failure } });
      await get().read();
    }

    return {
      ...emptyShift,

      read: async () => {
        turn += 1;
        const mine = turn;
        const answer = await call('readShift', {});
        if (turn !== mine) return;
        if (answer.ok) set({ shown: { shows: 'known', ...answer.value } });
        // What is on screen stays; the status bar says when the program is silent.
        else if (get().shown.shows !== 'known') set({ shown: { shows: 'failed', failure: answer.failure } });
      },

      open: () => doing({ does: 'opening' }, 'openShift', { does: 'opened' }),
      compare: () => doing({ does: 'comparing' }, 'compareShift', { does: 'compared' }),

      askToClose: async () => {
        const mine = visit;
        await get().read();
        const { shown } = get();
        if (visit !== mine || shown.shows !== 'known') return;
        const { unsent, unsentInAll } = shown;
        set({ act: { does: 'asking', unsent, unsentInAll, failure: null } });
      },

      keepOpen: () => set({ act: { does: 'nothing' } }),

      close: async () => {
        const { act } = get();
        if (act.does !== 'asking') return;
        const mine = visit;
        const { unsent, unsentInAll } = act;
        set({ act: { does: 'closing', unsent, unsentInAll } });
        const answer = await call('closeShift', { unsentSeen: unsentInAll.count });
        if (visit !== mine) return;
        if (answer.ok) {
          take(answer.value, { does: 'closed' });
          await get().read();
          return;
        }
        if (!isUnsentRefusal(answer.failure)) {
          set({ act: { does: 'failed', failure: answer.failure } });
          return;
        }
        // Something was sent or taken meanwhile: what there is now has to be seen first.
        await get().read();
        const { shown } = get();
        if (visit !== mine || shown.shows !== 'known') return;
        const { unsent: now, unsentInAll: inAll } = shown;
        set({ act: { does: 'asking', unsent: now, unsentInAll: inAll, failure: answer.failure } });
      },

      undo: async ({ code, customer, capillary }, reason) => {
        const mine = visit;
        const { reference } = capillary;
        if (reference === null) return;
        const input = { changeId: newId(), code, customerId: customer.id, reference, reason };
        let answer = await call('undoRedemption', input);
        if (!answer.ok && answer.failure.reason === 'needs-manager') {
          const { reason: key, facts, message, next } = answer.failure;
          const why = [{ key, weight: 'soft' as const, facts, message, next }];
          const approved = await approval.getState().ask('undoRedemption', input, why);
          if (approved === null || visit !== mine) return;
          answer = await call('undoRedemption', input, approved);
        }
        if (visit !== mine) return;
        if (!answer.ok) set({ act: { does: 'failed', failure: answer.failure } });
        await get().read();
      },

      forget: () => {
        turn += 1;
        visit += 1;
        set(emptyShift);
      },
    };
  });
}
