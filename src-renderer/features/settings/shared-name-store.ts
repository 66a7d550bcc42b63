/** A manager's word on why another till seems to use this till's name. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Call } from '../../app/call.ts';

export interface SharedNameState {
  reason: string;
  shown:
    | { shows: 'asking' }
    | { shows: 'saving' }
    | { shows: 'looked' }
    | { shows: 'failed'; failure: Failure };
  type: (reason: string) => void;
  look: () => Promise<void>;
}

export type SharedNameStore = StoreApi<SharedNameState>;

export function createSharedNameStore(call: Call): SharedNameStore {
  return createStore<SharedNameState>((set, get) => ({
    reason: '',
    shown: { shows: 'asking' },
    type: (reason) => set({ reason, shown: { shows: 'asking' } }),
    look: async () => {
      if (get().shown.shows === 'saving') return;
      set({ shown: { shows: 'saving' } });
      const answer = await call('lookAtSharedName', { reason: get().reason });
      if (answer.ok) set({ reason: '', shown: { shows: 'looked' } });
      else set({ shown: { shows: 'failed', failure: answer.failure } });
    },
  }));
}
