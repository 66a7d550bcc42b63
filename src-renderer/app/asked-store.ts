/** What a point-of-sale program wants on the counter. The till keeps it until somebody decides; here is who decides. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CounterRequest } from '../../src-main/contract/counter-requests.ts';
import type { Call } from './call.ts';

export interface AskedState {
  /** Nobody has decided about it yet. */
  pending: CounterRequest | null;
  /** Decided here: it goes onto the counter. */
  taken: CounterRequest | null;
  read: () => Promise<void>;
  /** Another window may have been quicker; then there is nothing to do any more. */
  answer: (take: boolean) => Promise<void>;
  forget: () => void;
}

export type AskedStore = StoreApi<AskedState>;

export function createAskedStore(call: Call): AskedStore {
  return createStore<AskedState>((set, get) => ({
    pending: null,
    taken: null,
    read: async () => {
      const answer = await call('readCounterRequest', {});
      if (answer.ok) set({ pending: answer.value.request });
    },
    answer: async (take) => {
      const { pending } = get();
      if (pending === null) return;
      const answer = await call('answerCounterRequest', { id: pending.id, take });
      if (get().pending?.id === pending.id) set({ pending: null });
      if (answer.ok && answer.value.taken) set({ taken: pending });
    },
    forget: () => set({ pending: null, taken: null }),
  }));
}
