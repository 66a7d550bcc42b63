/** The store of the series tab: reads the list and one series of it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Call } from '../../../app/call.ts';
import { emptySeries, type SeriesFacts, type Which } from './series-state.ts';

interface SeriesActions {
  /** Reads the list again without hiding what is shown. */
  refresh: () => Promise<void>;
  /** The line is up: what could not be read without it is read now. */
  lineIsUp: () => void;
  showWhich: (which: Which) => void;
  narrow: (text: string) => void;
  open: (seriesId: string) => void;
  forget: () => void;
}

export type SeriesState = SeriesFacts & SeriesActions;
export type SeriesStore = StoreApi<SeriesState>;

export function createSeriesStore(call: Call): SeriesStore {
  let turn = 0;

  return createStore<SeriesState>((set, get) => ({
    ...emptySeries,

    refresh: async () => {
      turn += 1;
      const mine = turn;
      const { which } = get();
      const answer = await call('listSeries', { which });
      if (turn !== mine) return;
      if (!answer.ok) {
        set({ list: { shows: 'failed', failure: answer.failure } });
        return;
      }
      const { clusterOffsetMinutes, ...list } = answer.value;
      set({ list: { shows: 'known', ...list }, clusterOffsetMinutes });
    },

    lineIsUp: () => {
      const { list } = get();
      if (list.shows !== 'failed' || list.failure.kind !== 'unreachable') return;
      set({ list: { shows: 'reading' } });
      void get().refresh();
    },

    showWhich: (which) => {
      if (which === get().which) return;
      set({ which, list: { shows: 'reading' }, chosenId: null });
      void get().refresh();
    },

    narrow: (text) => set({ text }),

    open: (chosenId) => set({ chosenId }),

    forget: () => {
      turn += 1;
      set(emptySeries);
    },
  }));
}
