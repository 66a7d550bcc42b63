/** The queue's store: reads, filters and pages the entries, and follows their news. Acts stand in `entry-actions.ts`. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Entry, EntryKind, EntryWord } from '../../../src-main/contract/entries.ts';
import type { ApprovalStore } from '../../app/approval-store.ts';
import type { Call } from '../../app/call.ts';
import type { SaveFile } from '../../bridge/save-file.ts';
import { type EntryActions, entryActions } from './entry-actions.ts';
import { emptyQueue, fitsFilter, placeNews, type QueueFacts } from './queue-state.ts';

const page = 50;
/** How long typing has to rest before the queue is searched. */
const restMs = 250;

export interface QueueActions extends EntryActions {
  read: () => Promise<void>;
  readMore: () => Promise<void>;
  toggleWord: (word: EntryWord) => void;
  toggleKind: (kind: EntryKind) => void;
  showAll: () => void;
  /** Hands what was given as goodwill to the person as a file. */
  exportGoodwill: () => Promise<void>;
  typeText: (text: string) => void;
  takeEntry: (entry: Entry) => void;
  forget: () => void;
}

export type QueueState = QueueFacts & QueueActions;
export type QueueStore = StoreApi<QueueState>;

export interface QueueSurroundings {
  call: Call;
  approval: ApprovalStore;
  /** Runs an action after a pause; answers how to call it off. */
  later: (action: () => void, ms: number) => () => void;
  save: SaveFile;
}

export function createQueueStore({ call, approval, later, save }: QueueSurroundings): QueueStore {
  let turn = 0;
  let callOff = () => {};

  return createStore<QueueState>((set, get) => ({
    ...emptyQueue,
    ...entryActions({ call, approval, get, set: (change) => set(change) }),

    read: async () => {
      callOff();
      turn += 1;
      const mine = turn;
      const { words, kinds, text } = get();
      const answer = await call('listEntries', { words, kinds, text: text.trim(), limit: page });
      if (turn !== mine) return;
      set({
        list: answer.ok
          ? { shows: 'known', ...answer.value, readingMore: false }
          : { shows: 'failed', failure: answer.failure },
      });
    },

    readMore: async () => {
      const { list, words, kinds, text } = get();
      if (list.shows !== 'known' || list.next === null || list.readingMore) return;
      const mine = turn;
      set({ list: { ...list, readingMore: true } });
      const answer = await call('listEntries', {
        words,
        kinds,
        text: text.trim(),
        limit: page,
        before: list.next,
      });
      const now = get().list;
      if (turn !== mine || now.shows !== 'known') return;
      if (!answer.ok) {
        set({
          list: { ...now, readingMore: false },
          act: { does: 'failed', failure: answer.failure, note: null },
        });
        return;
      }
      const known = new Set(now.entries.map((entry) => entry.id));
      const more = answer.value.entries.filter((entry) => !known.has(entry.id));
      set({
        list: {
          shows: 'known',
          entries: [...now.entries, ...more],
          next: answer.value.next,
          readingMore: false,
        },
      });
    },

    toggleWord: (word) => {
      const { words } = get();
      set({ words: words.includes(word) ? words.filter((other) => other !== word) : [...words, word] });
      void get().read();
    },

    toggleKind: (kind) => {
      const { kinds } = get();
      set({
        kinds: kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind],
        export: { does: 'nothing' },
      });
      void get().read();
    },

    showAll: () => {
      set({ words: [], kinds: [], text: '' });
      void get().read();
    },

    exportGoodwill: async () => {
      if (get().export.does === 'reading') return;
      set({ export: { does: 'reading' } });
      const answer = await call('exportGoodwill', {});
      if (answer.ok) save('goodwill.csv', answer.value.csv);
      set({
        export: answer.ok
          ? { does: 'done', rows: answer.value.rows }
          : { does: 'failed', failure: answer.failure },
      });
    },

    typeText: (text) => {
      set({ text });
      callOff();
      callOff = later(() => void get().read(), restMs);
    },

    takeEntry: (entry) => {
      const facts = get();
      const { list, detail } = facts;
      if (list.shows === 'known') {
        set({ list: { ...list, entries: placeNews(list.entries, entry, fitsFilter(entry, facts)) } });
      }
      if (detail.shows === 'known' && detail.id === entry.id) {
        set({ detail: { ...detail, entry } });
        void get().refresh();
      }
    },

    forget: () => {
      callOff();
      turn += 1;
      set(emptyQueue);
    },
  }));
}
