/** The store behind redemptions taken out in a file: what could be taken out, by series, and the files of before. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../../src-main/contract/result.ts';
import type { OfflineSeries, TakenOut } from '../../../../src-main/contract/taken-out.ts';
import type { UploadTools } from './uploads-store.ts';

export type OfflineList =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; series: OfflineSeries[]; takenOut: TakenOut[] };

interface OfflineFacts {
  /** Days as the machine's date field writes them, both in it; empty = without end. */
  from: string;
  to: string;
  list: OfflineList;
  tillNumber: string;
  note: string;
  /** The series that is asked about before it is taken out; null = none. */
  asked: string | null;
  does: 'nothing' | 'taking' | 'reading';
  /** What the last act came to. */
  said: { is: 'taken'; file: TakenOut } | { is: 'failed'; failure: Failure } | null;
}

interface OfflineActions {
  read: () => Promise<void>;
  choose: (change: Partial<Pick<OfflineFacts, 'from' | 'to'>>) => void;
  type: (change: Partial<Pick<OfflineFacts, 'tillNumber' | 'note'>>) => void;
  ask: (seriesId: string | null) => void;
  takeOut: () => Promise<void>;
  saveAgain: (id: string) => Promise<void>;
  /** Hands the file to the uploads; the program has it then under the id that `take` is given. */
  stage: (
    file: TakenOut,
    take: (staged: { id: string; name: string; seriesId: string }) => void,
  ) => Promise<void>;
  forget: () => void;
}

export type OfflineState = OfflineFacts & OfflineActions;
export type OfflineStore = StoreApi<OfflineState>;

const empty: OfflineFacts = {
  from: '',
  to: '',
  list: { shows: 'reading' },
  tillNumber: '',
  note: '',
  asked: null,
  does: 'nothing',
  said: null,
};

export function createOfflineStore({
  call,
  save,
  newId,
}: Pick<UploadTools, 'call' | 'save'> & { newId: () => string }): OfflineStore {
  let turn = 0;
  /** One decision is one file, however often its button is pressed. */
  let decision = newId();

  return createStore<OfflineState>((set, get) => ({
    ...empty,

    read: async () => {
      turn += 1;
      const mine = turn;
      const answer = await call('listOfflineRedemptions', spanOf(get()));
      if (turn !== mine) return;
      if (!answer.ok) {
        set({ list: { shows: 'failed', failure: answer.failure } });
        return;
      }
      const { series, takenOut, tillNumber } = answer.value;
      set({ list: { shows: 'known', series, takenOut }, tillNumber: get().tillNumber || tillNumber });
    },

    choose: (change) => {
      set({ ...change, asked: null, said: null });
      void get().read();
    },

    type: (change) => set({ ...change, said: null }),

    ask: (asked) => {
      decision = newId();
      set({ asked, said: null });
    },

    takeOut: async () => {
      const { asked, does, tillNumber, note } = get();
      if (asked === null || does !== 'nothing') return;
      set({ does: 'taking', said: null });
      const answer = await call('takeOutRedemptions', {
        id: decision,
        seriesId: asked,
        ...spanOf(get()),
        tillNumber: tillNumber.trim(),
        note,
      });
      if (!answer.ok) {
        set({ does: 'nothing', said: { is: 'failed', failure: answer.failure } });
        return;
      }
      const { takenOut: file, csv } = answer.value;
      save(fileNameOf(file), csv);
      set({ does: 'nothing', asked: null, note: '', said: { is: 'taken', file } });
      await get().read();
    },

    saveAgain: async (id) => {
      if (get().does !== 'nothing') return;
      set({ does: 'reading', said: null });
      const answer = await call('readTakenOut', { id });
      if (answer.ok) save(fileNameOf(answer.value.takenOut), answer.value.csv);
      set({ does: 'nothing', said: answer.ok ? null : { is: 'failed', failure: answer.failure } });
    },

    stage: async (file, take) => {
      if (get().does !== 'nothing') return;
      set({ does: 'reading', said: null });
      const answer = await call('stageTakenOut', { id: file.id });
      set({ does: 'nothing', said: answer.ok ? null : { is: 'failed', failure: answer.failure } });
      if (answer.ok) take({ id: answer.value.id, name: fileNameOf(file), seriesId: file.seriesId });
    },

    forget: () => {
      turn += 1;
      set(empty);
    },
  }));
}

const fileNameOf = ({ seriesId }: TakenOut) => `redemptions-${seriesId}.csv`;

/** A date no till will see; epoch milliseconds. */
const never = 8_000_000_000_000;

function spanOf({ from, to }: Pick<OfflineFacts, 'from' | 'to'>): { from: number; to: number } {
  const start = from === '' ? Number.NaN : new Date(`${from}T00:00:00`).getTime();
  const end = to === '' ? new Date(Number.NaN) : new Date(`${to}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return {
    from: Number.isNaN(start) ? 0 : start,
    to: Number.isNaN(end.getTime()) ? never : end.getTime(),
  };
}
