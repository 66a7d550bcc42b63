/** The backups of the queue as a manager sees them, and making one now. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BackupsView } from '../../../src-main/contract/backups.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Call } from '../../app/call.ts';

export type BackupsShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; backups: BackupsView };

export type BackupAct =
  | { does: 'nothing' }
  | { does: 'making' }
  | { does: 'made' }
  | { does: 'failed'; failure: Failure };

export interface BackupsState {
  shown: BackupsShown;
  act: BackupAct;
  read: () => Promise<void>;
  make: () => Promise<void>;
  forget: () => void;
}

export type BackupsStore = StoreApi<BackupsState>;

export function createBackupsStore(call: Call): BackupsStore {
  return createStore<BackupsState>((set, get) => ({
    shown: { shows: 'reading' },
    act: { does: 'nothing' },
    read: async () => {
      const answer = await call('readBackups', {});
      set({
        shown: answer.ok
          ? { shows: 'known', backups: answer.value }
          : { shows: 'failed', failure: answer.failure },
      });
    },
    make: async () => {
      if (get().act.does === 'making') return;
      set({ act: { does: 'making' } });
      const answer = await call('backUpNow', {});
      if (answer.ok) set({ shown: { shows: 'known', backups: answer.value }, act: { does: 'made' } });
      else {
        set({ act: { does: 'failed', failure: answer.failure } });
        await get().read();
      }
    },
    forget: () => set({ shown: { shows: 'reading' }, act: { does: 'nothing' } }),
  }));
}
