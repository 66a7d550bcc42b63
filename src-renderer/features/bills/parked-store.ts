/** The store of bills that Capillary has parked: the list, and what a manager has done with one of them. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ParkedBill } from '../../../src-main/contract/bill-desk.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Call } from '../../app/call.ts';

export type ParkedAct = 'retry' | 'drop';

interface ParkedFacts {
  list:
    | { shows: 'reading' }
    | { shows: 'known'; bills: ParkedBill[] }
    | { shows: 'failed'; failure: Failure };
  act:
    | { does: 'nothing' }
    | { does: 'writing' | 'sending'; act: ParkedAct; entityId: string }
    | { does: 'failed'; act: ParkedAct; entityId: string; failure: Failure };
  reason: string;
  /** What came of the last act; null = there was none. */
  said: { act: ParkedAct; state: string } | null;
}

interface ParkedActions {
  read: () => Promise<void>;
  begin: (act: ParkedAct, entityId: string) => void;
  type: (reason: string) => void;
  leave: () => void;
  send: () => Promise<void>;
  forget: () => void;
}

export type ParkedStore = StoreApi<ParkedFacts & ParkedActions>;

const empty: ParkedFacts = { list: { shows: 'reading' }, act: { does: 'nothing' }, reason: '', said: null };

export function createParkedStore(call: Call): ParkedStore {
  return createStore<ParkedFacts & ParkedActions>((set, get) => ({
    ...empty,
    read: async () => {
      const answer = await call('listParkedBills', {});
      set({
        list: answer.ok ? { shows: 'known', ...answer.value } : { shows: 'failed', failure: answer.failure },
      });
    },
    begin: (act, entityId) => set({ act: { does: 'writing', act, entityId }, reason: '', said: null }),
    type: (reason) => set({ reason }),
    leave: () => set({ act: { does: 'nothing' } }),
    send: async () => {
      const { act: now, reason } = get();
      if (now.does !== 'writing' && now.does !== 'failed') return;
      const { act, entityId } = now;
      set({ act: { does: 'sending', act, entityId } });
      const input = { entityId, reason };
      const answer =
        act === 'retry' ? await call('retryParkedBill', input) : await call('dropParkedBill', input);
      if (!answer.ok) return set({ act: { does: 'failed', act, entityId, failure: answer.failure } });
      const state = 'state' in answer.value ? String(answer.value.state) : '';
      const { bills } = answer.value;
      set({ act: { does: 'nothing' }, list: { shows: 'known', bills }, said: { act, state } });
    },
    forget: () => set(empty),
  }));
}
