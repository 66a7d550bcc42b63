/** What is stored here, and erasing one member: found first, then asked about once, because it is for good. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CustomerMatch } from '../../../src-main/contract/customers.ts';
import type { StoredPart } from '../../../src-main/contract/privacy.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Call } from '../../app/call.ts';

export type StoredShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; parts: StoredPart[] };

export type EraseAct =
  | { does: 'nothing' }
  | { does: 'looking' }
  | { does: 'found'; matches: CustomerMatch[] }
  | { does: 'sure'; member: CustomerMatch }
  | { does: 'erased'; entries: number }
  | { does: 'failed'; failure: Failure };

export interface PrivacyState {
  shown: StoredShown;
  act: EraseAct;
  query: string;
  read: () => Promise<void>;
  type: (query: string) => void;
  look: () => Promise<void>;
  ask: (member: CustomerMatch) => void;
  keep: () => void;
  erase: () => Promise<void>;
  forget: () => void;
}

export type PrivacyStore = StoreApi<PrivacyState>;

export function createPrivacyStore(call: Call): PrivacyStore {
  return createStore<PrivacyState>((set, get) => ({
    shown: { shows: 'reading' },
    act: { does: 'nothing' },
    query: '',
    read: async () => {
      const answer = await call('readStored', {});
      set({
        shown: answer.ok
          ? { shows: 'known', parts: answer.value.parts }
          : { shows: 'failed', failure: answer.failure },
      });
    },
    type: (query) => set({ query, act: { does: 'nothing' } }),
    look: async () => {
      set({ act: { does: 'looking' } });
      const answer = await call('searchCustomers', { query: get().query, limit: 5 });
      set({
        act: answer.ok
          ? { does: 'found', matches: answer.value.customers }
          : { does: 'failed', failure: answer.failure },
      });
    },
    ask: (member) => set({ act: { does: 'sure', member } }),
    keep: () => set({ act: { does: 'nothing' } }),
    erase: async () => {
      const { act } = get();
      if (act.does !== 'sure') return;
      const answer = await call('eraseMember', { customerId: act.member.id });
      if (answer.ok) set({ act: { does: 'erased', entries: answer.value.entries }, query: '' });
      else set({ act: { does: 'failed', failure: answer.failure } });
      await get().read();
    },
    forget: () => set({ shown: { shows: 'reading' }, act: { does: 'nothing' }, query: '' }),
  }));
}
