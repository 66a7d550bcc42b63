/** The till's settings and its connection as the program keeps them; shared by the settings screen and the look. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionView } from '../../src-main/contract/connection.ts';
import type { Failure } from '../../src-main/contract/result.ts';
import type { Settings } from '../../src-main/contract/settings.ts';
import type { Call } from './call.ts';

export type SettingsShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; settings: Settings; connection: ConnectionView | null };

export interface SettingsState {
  shown: SettingsShown;
  read: () => Promise<void>;
  take: (settings: Settings, connection: ConnectionView | null) => void;
  takeConnection: (connection: ConnectionView) => void;
}

export type SettingsStore = StoreApi<SettingsState>;

export function createSettingsStore(call: Call): SettingsStore {
  return createStore<SettingsState>((set, get) => ({
    shown: { shows: 'reading' },
    read: async () => {
      const answer = await call('readSettings', {});
      set({
        shown: answer.ok ? { shows: 'known', ...answer.value } : { shows: 'failed', failure: answer.failure },
      });
    },
    take: (settings, connection) => set({ shown: { shows: 'known', settings, connection } }),
    takeConnection: (connection) => {
      const { shown } = get();
      if (shown.shows === 'known') set({ shown: { ...shown, connection } });
    },
  }));
}
