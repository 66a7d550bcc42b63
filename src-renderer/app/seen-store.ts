/** Members seen at this till last, to be taken up again with one press. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CustomerMatch } from '../../src-main/contract/customers.ts';
import type { Call } from './call.ts';

export interface SeenState {
  /** Newest first; empty until they are read. */
  members: CustomerMatch[];
  read: () => Promise<void>;
  forget: () => void;
}

export type SeenStore = StoreApi<SeenState>;

const most = 4;

export function createSeenStore(call: Call): SeenStore {
  let turn = 0;
  return createStore<SeenState>((set) => ({
    members: [],
    read: async () => {
      turn += 1;
      const mine = turn;
      const answer = await call('listRecentMembers', { limit: most });
      // without them the counter works as well
      if (turn === mine && answer.ok) set({ members: answer.value.customers });
    },
    forget: () => {
      turn += 1;
      set({ members: [] });
    },
  }));
}
