/** Setting a new till up: the first manager's name and PIN. Both PINs are dropped with the answer. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Session } from '../../../src-main/contract/session.ts';
import type { Call } from '../../app/call.ts';

export type SetUpShown =
  | { shows: 'editing' }
  | { shows: 'pins-differ' }
  | { shows: 'saving' }
  | { shows: 'failed'; failure: Failure };

export interface SetUpState {
  name: string;
  pin: string;
  pinAgain: string;
  shown: SetUpShown;
  change: (change: Partial<Pick<SetUpState, 'name' | 'pin' | 'pinAgain'>>) => void;
  send: () => Promise<void>;
}

export type SetUpStore = StoreApi<SetUpState>;

export function createSetUpStore(call: Call, signedIn: (session: Session) => void): SetUpStore {
  return createStore<SetUpState>((set, get) => ({
    name: '',
    pin: '',
    pinAgain: '',
    shown: { shows: 'editing' },
    change: (change) => set({ ...change, shown: { shows: 'editing' } }),
    send: async () => {
      const { name, pin, pinAgain, shown } = get();
      if (shown.shows === 'saving') return;
      if (pin !== pinAgain) {
        set({ pinAgain: '', shown: { shows: 'pins-differ' } });
        return;
      }
      set({ shown: { shows: 'saving' } });
      const answer = await call('setUpTill', { name, pin });
      if (answer.ok) {
        set({ name: '', pin: '', pinAgain: '', shown: { shows: 'editing' } });
        signedIn(answer.value);
        return;
      }
      set({ pin: '', pinAgain: '', shown: { shows: 'failed', failure: answer.failure } });
    },
  }));
}
