/** Keys of point-of-sale programs: listing, making, taking away. A new key is shown until it is put away, and dropped. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BillFilesView } from '../../../src-main/contract/bill-files.ts';
import type { ProgramKey } from '../../../src-main/contract/program-keys.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Scope } from '../../../src-main/contract/scopes.ts';
import type { Call } from '../../app/call.ts';

export type ProgramKeysShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; keys: ProgramKey[] };

export type ProgramKeysAct =
  | { does: 'nothing' }
  | { does: 'making' }
  | { does: 'made'; key: ProgramKey; secret: string }
  | { does: 'sure'; key: ProgramKey }
  | { does: 'revoked'; name: string }
  | { does: 'failed'; failure: Failure };

export interface ProgramKeysState {
  shown: ProgramKeysShown;
  act: ProgramKeysAct;
  name: string;
  scopes: Scope[];
  /** The folder of bill files; null = not known yet. */
  files: BillFilesView | null;
  read: () => Promise<void>;
  type: (name: string) => void;
  choose: (scope: Scope, isChosen: boolean) => void;
  make: () => Promise<void>;
  /** The new key was copied, or the question is not to be answered: nothing of it stays. */
  putAway: () => void;
  askRevoke: (key: ProgramKey) => void;
  revoke: () => Promise<void>;
  forget: () => void;
}

export type ProgramKeysStore = StoreApi<ProgramKeysState>;

/** What nearly every point-of-sale program needs. */
const usual: Scope[] = ['counter:open', 'members:read', 'coupons:check', 'coupons:redeem', 'events:read'];

export function createProgramKeysStore(call: Call): ProgramKeysStore {
  return createStore<ProgramKeysState>((set, get) => ({
    shown: { shows: 'reading' },
    act: { does: 'nothing' },
    name: '',
    scopes: usual,
    files: null,
    read: async () => {
      const files = await call('readBillFiles', {});
      if (files.ok) set({ files: files.value });
      const answer = await call('listProgramKeys', {});
      set({
        shown: answer.ok
          ? { shows: 'known', keys: answer.value.keys }
          : { shows: 'failed', failure: answer.failure },
      });
    },
    type: (name) => set({ name, act: { does: 'nothing' } }),
    choose: (scope, isChosen) => {
      const others = get().scopes.filter((one) => one !== scope);
      set({ scopes: isChosen ? [...others, scope] : others, act: { does: 'nothing' } });
    },
    make: async () => {
      const { name, scopes, act } = get();
      if (act.does === 'making') return;
      set({ act: { does: 'making' } });
      const answer = await call('makeProgramKey', { name, scopes });
      if (!answer.ok) {
        set({ act: { does: 'failed', failure: answer.failure } });
        return;
      }
      set({ act: { does: 'made', ...answer.value }, name: '', scopes: usual });
      await get().read();
    },
    putAway: () => set({ act: { does: 'nothing' } }),
    askRevoke: (key) => set({ act: { does: 'sure', key } }),
    revoke: async () => {
      const { act } = get();
      if (act.does !== 'sure') return;
      const answer = await call('revokeProgramKey', { id: act.key.id });
      if (!answer.ok) {
        set({ act: { does: 'failed', failure: answer.failure } });
        return;
      }
      set({
        shown: { shows: 'known', keys: answer.value.keys },
        act: { does: 'revoked', name: act.key.name },
      });
    },
    forget: () =>
      set({ shown: { shows: 'reading' }, act: { does: 'nothing' }, name: '', scopes: usual, files: null }),
  }));
}
