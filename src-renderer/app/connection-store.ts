/**
 * The connection form: what is typed, what testing answered, what was saved. Used by set-up and by settings.
 * Secrets are typed here, sent once and dropped; a saved one can never be read back.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionView } from '../../src-main/contract/connection.ts';
import type { Failure } from '../../src-main/contract/result.ts';
import type { OperationOutput } from '../../src-main/contract/table.ts';
import type { Call } from './call.ts';
import { type ConnectionDraft, draftOf, emptyDraft, inputOf } from './connection-draft.ts';
import type { SettingsStore } from './settings-store.ts';

export type ConnectionShown =
  | { shows: 'editing' }
  | { shows: 'testing' }
  | { shows: 'tested'; result: OperationOutput<'testConnection'> }
  | { shows: 'saving' }
  | { shows: 'saved' }
  | { shows: 'failed'; failure: Failure };

export interface ConnectionState {
  draft: ConnectionDraft;
  shown: ConnectionShown;
  change: (change: Partial<ConnectionDraft>) => void;
  /** Begins from what is saved, unless somebody was faster and has typed already. */
  begin: (saved: ConnectionView | null) => void;
  /** Drops what was typed, secrets too: the person at the till has changed. */
  forget: () => void;
  test: () => Promise<void>;
  save: () => Promise<boolean>;
}

export type ConnectionStore = StoreApi<ConnectionState>;

export function createConnectionStore(
  call: Call,
  settings: SettingsStore,
  readSession: () => Promise<void>,
): ConnectionStore {
  let untouched = emptyDraft;
  let isSaved = false;
  return createStore<ConnectionState>((set, get) => ({
    draft: untouched,
    shown: { shows: 'editing' },
    change: (change) => set({ draft: { ...get().draft, ...change }, shown: { shows: 'editing' } }),
    begin: (saved) => {
      if (get().draft !== untouched) return;
      untouched = draftOf(saved);
      isSaved = saved !== null;
      set({ draft: untouched, shown: { shows: 'editing' } });
    },
    forget: () => set({ draft: untouched, shown: { shows: 'editing' } }),
    test: async () => {
      set({ shown: { shows: 'testing' } });
      const { draft } = get();
      // What is saved is tested with its saved secret, which the page does not have.
      const asSaved = isSaved && draft === untouched;
      const answer = await call('testConnection', asSaved ? {} : { connection: inputOf(draft) });
      set({
        shown: answer.ok
          ? { shows: 'tested', result: answer.value }
          : { shows: 'failed', failure: answer.failure },
      });
    },
    save: async () => {
      set({ shown: { shows: 'saving' } });
      const answer = await call('saveConnection', {
        connection: inputOf(get().draft),
        ...(get().draft.keyInFile ? { keyInFile: true } : {}),
      });
      if (!answer.ok) {
        set({ shown: { shows: 'failed', failure: answer.failure } });
        return false;
      }
      settings.getState().takeConnection(answer.value);
      untouched = draftOf(answer.value);
      isSaved = true;
      set({ draft: untouched, shown: { shows: 'saved' } });
      await readSession();
      return true;
    },
  }));
}
