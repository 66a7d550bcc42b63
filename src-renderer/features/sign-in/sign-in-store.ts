/** Signing in: the PIN while it is typed, and how the till answered. The PIN is dropped with every answer. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Session } from '../../../src-main/contract/session.ts';
import type { Call } from '../../app/call.ts';

export type SignInShown =
  | { shows: 'ready' }
  /** A manager is about to open the lock. */
  | { shows: 'unlocking' }
  | { shows: 'unlocked' }
  | { shows: 'asking' }
  /** `passAt`: epoch milliseconds when the same may be tried again, null when at once. */
  | { shows: 'refused'; failure: Failure; passAt: number | null };

export interface SignInState {
  pin: string;
  shown: SignInShown;
  typePin: (pin: string) => void;
  send: (pin: string) => Promise<void>;
  /** The next PIN is a manager’s, to open the lock. */
  beginUnlock: () => void;
  reset: () => void;
}

export type SignInStore = StoreApi<SignInState>;

export function createSignInStore(
  call: Call,
  signedIn: (session: Session) => void,
  now: () => number,
): SignInStore {
  return createStore<SignInState>((set, get) => ({
    pin: '',
    shown: { shows: 'ready' },
    typePin: (pin) => set({ pin }),
    beginUnlock: () => set({ pin: '', shown: { shows: 'unlocking' } }),
    send: async (pin) => {
      const before = get().shown.shows;
      if (before === 'asking') return;
      set({ shown: { shows: 'asking' } });
      const isUnlocking = before === 'unlocking';
      const answer = await call(isUnlocking ? 'unlockSignIn' : 'signIn', { pin });
      if (answer.ok && isUnlocking) {
        set({ pin: '', shown: { shows: 'unlocked' } });
        return;
      }
      if (answer.ok) {
        set({ pin: '', shown: { shows: 'ready' } });
        signedIn(answer.value);
        return;
      }
      const { retryAfterMs } = answer.failure;
      const passAt = retryAfterMs === undefined ? null : now() + retryAfterMs;
      set({ pin: '', shown: { shows: 'refused', failure: answer.failure, passAt } });
    },
    reset: () => set({ pin: '', shown: { shows: 'ready' } }),
  }));
}
