/**
 * Unlocking the till's data, or bringing a backup back: what there is, what was chosen, and how it went. The PIN is
 * dropped with every answer, the recovery key when it was right.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Recovered, RecoveryView } from '../../../src-main/contract/recovery.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Call } from '../../app/call.ts';

export type RecoveryShown =
  | { shows: 'nothing' }
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; view: RecoveryView }
  | { shows: 'done'; recovered: Recovered };

export type RecoveryAct =
  | { does: 'nothing' }
  | { does: 'working' }
  /** `passAt`: epoch milliseconds when the same may be tried again, null when at once. */
  | { does: 'refused'; failure: Failure; passAt: number | null };

export interface RecoveryState {
  shown: RecoveryShown;
  act: RecoveryAct;
  chosen: string;
  pin: string;
  words: string;
  key: string;
  read: () => Promise<void>;
  choose: (name: string) => void;
  typePin: (pin: string) => void;
  typeWords: (words: string) => void;
  typeKey: (key: string) => void;
  /** With the recovery key. */
  unlock: () => Promise<void>;
  restore: () => Promise<void>;
  startNew: () => Promise<void>;
  goOn: () => void;
}

export type RecoveryStore = StoreApi<RecoveryState>;

export function createRecoveryStore(call: Call, now: () => number): RecoveryStore {
  return createStore<RecoveryState>((set, get) => {
    async function work(ask: () => ReturnType<typeof call<'restoreBackup'>>) {
      if (get().act.does === 'working') return;
      set({ act: { does: 'working' } });
      const answer = await ask();
      if (answer.ok) {
        set({
          shown: { shows: 'done', recovered: answer.value },
          act: { does: 'nothing' },
          pin: '',
          words: '',
        });
        return;
      }
      const { retryAfterMs } = answer.failure;
      const passAt = retryAfterMs === undefined ? null : now() + retryAfterMs;
      set({ act: { does: 'refused', failure: answer.failure, passAt }, pin: '' });
    }

    return {
      shown: { shows: 'nothing' },
      act: { does: 'nothing' },
      chosen: '',
      pin: '',
      words: '',
      key: '',
      read: async () => {
        if (get().shown.shows !== 'known') set({ shown: { shows: 'reading' } });
        const answer = await call('readRecovery', {});
        if (!answer.ok) set({ shown: { shows: 'failed', failure: answer.failure } });
        else
          set({ shown: { shows: 'known', view: answer.value }, chosen: answer.value.backups[0]?.name ?? '' });
      },
      choose: (name) => set({ chosen: name, act: { does: 'nothing' } }),
      typePin: (pin) => set({ pin }),
      typeWords: (words) => set({ words }),
      typeKey: (key) => set({ key, act: { does: 'nothing' } }),
      unlock: async () => {
        if (get().act.does === 'working') return;
        set({ act: { does: 'working' } });
        const answer = await call('openWithRecoveryKey', { key: get().key });
        if (!answer.ok) {
          set({ act: { does: 'refused', failure: answer.failure, passAt: null } });
          return;
        }
        set({ act: { does: 'nothing' }, key: '' });
        // what was locked may be damaged as well; else the till is open and this screen goes away
        const view = await call('readRecovery', {});
        if (view.ok)
          set({ shown: { shows: 'known', view: view.value }, chosen: view.value.backups[0]?.name ?? '' });
      },
      restore: () => work(() => call('restoreBackup', { name: get().chosen, pin: get().pin })),
      startNew: () => work(() => call('startNewQueue', { words: get().words })),
      goOn: () => set({ shown: { shows: 'nothing' }, chosen: '' }),
    };
  });
}
