/**
 * Who works here and what kind of till this is. Read at the start, after a reconnect, and when the program says
 * that somebody signed in or out. Must never hold a PIN longer than the call that carries it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../src-main/contract/result.ts';
import type { Session } from '../../src-main/contract/session.ts';
import { isProgramSilent } from '../bridge/door.ts';
import type { Call } from './call.ts';

export type SessionShown =
  | { shows: 'opening' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'read'; session: Session };

export interface SessionState {
  shown: SessionShown;
  read: () => Promise<void>;
  take: (session: Session) => void;
  /** Set while one person hands the till to the next: what is on the counter stays. */
  handingOver: boolean;
  signOut: () => Promise<void>;
  switchPerson: () => Promise<void>;
  /** Covers the work until a PIN is entered. */
  cover: () => Promise<void>;
}

export type SessionStore = StoreApi<SessionState>;

export function createSessionStore(call: Call): SessionStore {
  let reads = 0;
  return createStore<SessionState>((set, get) => ({
    shown: { shows: 'opening' },
    read: async () => {
      reads += 1;
      const read = reads;
      const before = get().shown;
      const answer = await call('readSession', {});
      // Answers can overtake each other: an older one must never show somebody who left, or the door to who came in.
      if (read !== reads) return;
      if (get().shown !== before) {
        await get().read();
        return;
      }
      // A program that is silent for a moment ends no session: the screen stays and the status bar says so.
      if (!answer.ok && isProgramSilent(answer.failure) && get().shown.shows === 'read') return;
      set({
        shown: answer.ok
          ? { shows: 'read', session: answer.value }
          : { shows: 'failed', failure: answer.failure },
      });
    },
    take: (session) => set({ shown: { shows: 'read', session }, handingOver: false }),
    handingOver: false,
    signOut: async () => {
      const answer = await call('signOut', {});
      if (answer.ok) set({ shown: { shows: 'read', session: answer.value }, handingOver: false });
    },
    switchPerson: async () => {
      set({ handingOver: true });
      const answer = await call('signOut', {});
      if (answer.ok) set({ shown: { shows: 'read', session: answer.value } });
    },
    cover: async () => {
      const answer = await call('coverSession', {});
      if (answer.ok) get().take(answer.value);
    },
  }));
}

export function sessionOf(state: SessionState): Session | null {
  return state.shown.shows === 'read' ? state.shown.session : null;
}
