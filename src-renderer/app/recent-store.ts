/** The newest entries of this till, kept current by news. Shows states; never changes one. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Entry } from '../../src-main/contract/entries.ts';
import type { Call } from './call.ts';

const most = 30;

export interface RecentState {
  entries: Entry[];
  read: () => Promise<void>;
  take: (entry: Entry) => void;
  forget: () => void;
}

export type RecentStore = StoreApi<RecentState>;

export function createRecentStore(call: Call): RecentStore {
  return createStore<RecentState>((set, get) => ({
    entries: [],
    read: async () => {
      const answer = await call('listEntries', { limit: most });
      if (answer.ok) set({ entries: answer.value.entries });
    },
    take: (entry) => {
      const { entries } = get();
      const placed = placeEntry(entries, entry).slice(0, most);
      // what is older than everything shown changes nothing here, and then nothing is drawn
      if (placed.length !== entries.length || placed.some((one, place) => one !== entries[place]))
        set({ entries: placed });
    },
    forget: () => set({ entries: [] }),
  }));
}

/** Puts news of an entry where the entry stands, or on top when it is new. Older news never replaces newer. */
export function placeEntry(entries: Entry[], news: Entry): Entry[] {
  const known = entries.find((entry) => entry.id === news.id);
  if (!known) {
    const older = entries.findIndex((entry) => entry.createdAt <= news.createdAt);
    return older === -1 ? [...entries, news] : entries.toSpliced(older, 0, news);
  }
  if (known.updatedAt > news.updatedAt) return entries;
  return entries.map((entry) => (entry.id === news.id ? news : entry));
}
