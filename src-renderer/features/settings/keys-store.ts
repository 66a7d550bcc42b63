/** The key of the till's data and its recovery key: where it is kept, and making a new one. What is shown is dropped. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KeysView, ShownRecoveryKey } from '../../../src-main/contract/keys.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Call } from '../../app/call.ts';

export type KeysShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; keys: KeysView };

export type KeysAct =
  | { does: 'nothing' }
  | { does: 'making' }
  /** On screen, and waiting for one group of it to be typed. */
  | { does: 'showing'; made: ShownRecoveryKey; failure: Failure | null; isAsking: boolean }
  | { does: 'kept'; number: number }
  | { does: 'failed'; failure: Failure };

export interface KeysState {
  shown: KeysShown;
  act: KeysAct;
  pin: string;
  group: string;
  read: () => Promise<void>;
  typePin: (pin: string) => void;
  typeGroup: (group: string) => void;
  make: () => Promise<void>;
  confirm: () => Promise<void>;
  forget: () => void;
}

export type KeysStore = StoreApi<KeysState>;

const empty = { act: { does: 'nothing' } as const, pin: '', group: '' };

export function createKeysStore(call: Call): KeysStore {
  return createStore<KeysState>((set, get) => ({
    ...empty,
    shown: { shows: 'reading' },
    read: async () => {
      const answer = await call('readKeys', {});
      set({
        shown: answer.ok
          ? { shows: 'known', keys: answer.value }
          : { shows: 'failed', failure: answer.failure },
      });
    },
    typePin: (pin) => set({ pin }),
    typeGroup: (group) => set({ group }),
    make: async () => {
      if (get().act.does === 'making') return;
      const { pin } = get();
      set({ act: { does: 'making' } });
      const answer = await call('makeRecoveryKey', { pin });
      set({
        pin: '',
        group: '',
        act: answer.ok
          ? { does: 'showing', made: answer.value, failure: null, isAsking: false }
          : { does: 'failed', failure: answer.failure },
      });
    },
    confirm: async () => {
      const { act, group } = get();
      if (act.does !== 'showing' || act.isAsking) return;
      set({ act: { ...act, isAsking: true } });
      const answer = await call('confirmRecoveryKey', { group });
      if (!answer.ok) {
        set({ act: { ...act, failure: answer.failure, isAsking: false } });
        return;
      }
      set({
        ...empty,
        shown: { shows: 'known', keys: answer.value },
        act: { does: 'kept', number: act.made.number },
      });
    },
    forget: () => set({ ...empty, shown: { shows: 'reading' } }),
  }));
}
