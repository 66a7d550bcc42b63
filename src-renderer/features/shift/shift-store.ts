/** The shift's store: opens, reads, compares and closes. Must never close over unsent work that nobody has seen. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Shift } from '../../../src-main/contract/shift.ts';
import type { Call } from '../../app/call.ts';
import { emptyShift, isUnsentRefusal, nothingUnsent, type ShiftAct, type ShiftFacts } from './shift-state.ts';

export interface ShiftActions {
  read: () => Promise<void>;
  open: () => Promise<void>;
  compare: () => Promise<void>;
  askToClose: () => Promise<void>;
  keepOpen: () => void;
  close: () => Promise<void>;
  forget: () => void;
}

export type ShiftState = ShiftFacts & ShiftActions;
export type ShiftStore = StoreApi<ShiftState>;

export function createShiftStore(call: Call): ShiftStore {
  let turn = 0;

  return createStore<ShiftState>((set, get) => {
    /** Where the screen stands, so that an answer for somebody who left is dropped. */
    let visit = 0;

    const take = (shift: Shift, act: ShiftAct) => {
      const { shown } = get();
      const unsent = shown.shows === 'known' ? shown : nothingUnsent;
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

      forget: () => {
        turn += 1;
        visit += 1;
        set(emptyShift);
      },
    };
  });
}
