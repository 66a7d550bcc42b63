/** The store of the series tab: reads the list and one series of it, holds what is written, and sends it once. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { faultsOfSeries, type SeriesWriting } from '../../../../src-main/contract/series-draft.ts';
import type { Call } from '../../../app/call.ts';
import { sendSeries } from './send-series.ts';
import {
  blankWriting,
  clusterToday,
  emptySeries,
  isTouched,
  ontoFresh,
  type SaveSaid,
  type SeriesFacts,
  typed,
  type Which,
} from './series-state.ts';

export interface SeriesActions {
  /** Reads the list again without hiding what is shown. */
  refresh: () => Promise<void>;
  /** The line is up: what could not be read without it is read now. */
  lineIsUp: () => void;
  showWhich: (which: Which) => void;
  narrow: (text: string) => void;
  open: (seriesId: string, said?: SaveSaid) => Promise<void>;
  /** Begins a new series, or goes on with what is being written. */
  write: () => void;
  /** Begins to change the series that is shown. */
  change: () => void;
  type: (change: Partial<SeriesWriting>) => void;
  /** Leaves what was written; it can be brought back until something else is written. */
  drop: () => void;
  bringBack: () => void;
  /** Sends what was written, once. `evenSo`: another series of that name is meant. */
  send: (evenSo?: boolean) => Promise<void>;
  /** After an end that is not known: what stands in the list under that name now. */
  lookAgain: () => Promise<void>;
  /** Reads the series that is changed anew and puts what was written onto it. */
  readAgain: () => Promise<void>;
  /** Back from an end that is not known to what was written. */
  backToWriting: () => void;
  forget: () => void;
}

export type SeriesState = SeriesFacts & SeriesActions;
export type SeriesStore = StoreApi<SeriesState>;

export interface SeriesStoreParts {
  call: Call;
  newId: () => string;
  nowMs: () => number;
  currency: () => string;
}

export function createSeriesStore(parts: SeriesStoreParts): SeriesStore {
  const { call } = parts;
  let turn = 0;
  let opening = 0;

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
      set({ which, list: { shows: 'reading' } });
      void get().refresh();
    },

    narrow: (text) => set({ text }),

    open: async (seriesId, said) => {
      opening += 1;
      const mine = opening;
      const kept = said ?? null;
      set({ shown: { shows: 'reading', seriesId, said: kept }, front: 'series' });
      const answer = await call('readSeries', { seriesId });
      if (opening !== mine) return;
      set({
        shown: answer.ok
          ? { shows: 'known', seriesId, said: kept, detail: answer.value }
          : { shows: 'failed', seriesId, said: kept, failure: answer.failure },
      });
    },

    write: () => {
      const { form } = get();
      set({ front: 'form' });
      if (form.does === 'nothing')
        set({
          form: { does: 'writing', of: null, draft: blankWriting, faults: [], failure: null },
          left: null,
        });
    },

    change: () => {
      const { shown, form } = get();
      if (shown.shows !== 'known' || form.does !== 'nothing') return;
      const draft = { ...blankWriting, ...shown.detail.writing };
      set({
        form: { does: 'writing', of: shown.detail, draft, faults: [], failure: null },
        front: 'form',
        left: null,
      });
    },

    type: (change) => {
      const { form } = get();
      if (form.does !== 'writing') return;
      const faults = form.faults.filter(({ field }) => !Object.hasOwn(change, field));
      set({ form: { ...form, draft: typed(form.draft, change), faults } });
    },

    drop: () => {
      const { form } = get();
      if (form.does !== 'writing' && form.does !== 'unknown') return;
      const { of, draft } = form;
      set({
        form: { does: 'nothing' },
        front: 'series',
        left: isTouched({ of, draft }) ? { of, draft } : null,
      });
    },

    bringBack: () => {
      const { left, form } = get();
      if (left === null || form.does !== 'nothing') return;
      set({ form: { does: 'writing', ...left, faults: [], failure: null }, front: 'form', left: null });
    },

    send: async (evenSo = false) => {
      const { form, clusterOffsetMinutes } = get();
      if (form.does !== 'writing' && form.does !== 'unknown') return;
      const { of, draft } = form;
      const today = clusterToday(parts.nowMs(), clusterOffsetMinutes);
      const faults = faultsOfSeries(draft, { currency: parts.currency(), today });
      if (faults.length > 0) {
        set({ form: { does: 'writing', of, draft, faults, failure: null } });
        return;
      }
      const sending = { does: 'sending' as const, of, draft };
      set({ form: sending });
      const end = await sendSeries(call, { of, draft, decisionId: parts.newId(), evenSo });
      // somebody else works here now: what was sent is in the record and in the list
      if (get().form !== sending) return;
      if (end.does !== 'saved') {
        set({ form: end });
        if (end.does === 'unknown') void get().refresh();
        return;
      }
      set({ form: { does: 'nothing' }, front: 'series' });
      void get().refresh();
      if (end.detail === null) await get().open(end.seriesId, end.said);
      else {
        opening += 1;
        const { seriesId, said, detail } = end;
        set({ shown: { shows: 'known', seriesId, said, detail } });
      }
    },

    lookAgain: async () => {
      const { form } = get();
      if (form.does !== 'unknown') return;
      const looking = { ...form, looking: true };
      set({ form: looking });
      const answer = await call('listSeries', {});
      if (get().form !== looking) return;
      const name = form.draft.description.trim().toLowerCase();
      const named = answer.ok
        ? answer.value.series.filter(({ description }) => description.trim().toLowerCase() === name)
        : form.found;
      set({ form: { ...form, found: named, looking: false } });
    },

    readAgain: async () => {
      const { form } = get();
      if ((form.does !== 'writing' && form.does !== 'unknown') || form.of === null) return;
      const { of, draft } = form;
      const sending = { does: 'sending' as const, of, draft };
      set({ form: sending });
      const answer = await call('readSeries', { seriesId: of.row.seriesId });
      if (get().form !== sending) return;
      set({
        form: answer.ok
          ? {
              does: 'writing',
              of: answer.value,
              draft: ontoFresh(draft, of, answer.value),
              faults: [],
              failure: null,
            }
          : { does: 'writing', of, draft, faults: [], failure: answer.failure },
      });
    },

    backToWriting: () => {
      const { form } = get();
      if (form.does !== 'unknown') return;
      const { of, draft } = form;
      set({ form: { does: 'writing', of, draft, faults: [], failure: null } });
    },

    forget: () => {
      turn += 1;
      opening += 1;
      set(emptySeries);
    },
  }));
}
