/** The store of the goodwill tab: what was given, newest first, and the file of all of it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Customer } from '../../../../src-main/contract/customers.ts';
import type { Entry } from '../../../../src-main/contract/entries.ts';
import type { Failure } from '../../../../src-main/contract/result.ts';
import type { Call } from '../../../app/call.ts';
import type { SaveFile } from '../../../bridge/save-file.ts';

type FileShown =
  | { does: 'nothing' | 'reading' }
  | { does: 'done'; rows: number }
  | { does: 'failed'; failure: Failure };

interface GivenFacts {
  list:
    | { shows: 'reading' }
    | { shows: 'failed'; failure: Failure }
    | { shows: 'known'; entries: Entry[]; next: number | null };
  file: FileShown;
  /** Who stands at the counter; null = nobody was found there yet. */
  member: Customer | null;
}

interface GivenActions {
  /** The tab comes to the front. */
  refresh: () => Promise<void>;
  readMore: () => Promise<void>;
  save: () => Promise<void>;
  hear: (entry: Entry) => void;
  forget: () => void;
}

export type GivenState = GivenFacts & GivenActions;
export type GivenStore = StoreApi<GivenState>;

const page = 50;
const empty: GivenFacts = { list: { shows: 'reading' }, file: { does: 'nothing' }, member: null };

export interface GivenTools {
  call: Call;
  save: SaveFile;
  /** Who stands at the counter now. */
  atCounter: () => Customer | null;
}

export function createGivenStore({ call, save, atCounter }: GivenTools): GivenStore {
  let turn = 0;
  const ask = (before?: number) =>
    call('listEntries', {
      kinds: ['issue-coupon'],
      limit: page,
      ...(before === undefined ? {} : { before }),
    });

  return createStore<GivenState>((set, get) => ({
    ...empty,
    refresh: async () => {
      turn += 1;
      const mine = turn;
      set({ member: atCounter() });
      const answer = await ask();
      if (turn !== mine) return;
      set({
        list: answer.ok ? { shows: 'known', ...answer.value } : { shows: 'failed', failure: answer.failure },
      });
    },
    readMore: async () => {
      const { list } = get();
      if (list.shows !== 'known' || list.next === null) return;
      const mine = turn;
      const answer = await ask(list.next);
      if (turn !== mine || !answer.ok) return;
      set({
        list: {
          shows: 'known',
          entries: [...list.entries, ...answer.value.entries],
          next: answer.value.next,
        },
      });
    },
    save: async () => {
      if (get().file.does === 'reading') return;
      set({ file: { does: 'reading' } });
      const answer = await call('exportGoodwill', {});
      if (answer.ok) save('goodwill.csv', answer.value.csv);
      set({
        file: answer.ok
          ? { does: 'done', rows: answer.value.rows }
          : { does: 'failed', failure: answer.failure },
      });
    },
    hear: (entry) => {
      const { list } = get();
      if (list.shows !== 'known' || entry.kind !== 'issue-coupon') return;
      const isThere = list.entries.some(({ id }) => id === entry.id);
      const entries = isThere
        ? list.entries.map((one) => (one.id === entry.id ? entry : one))
        : [entry, ...list.entries];
      set({ list: { ...list, entries } });
    },
    forget: () => {
      turn += 1;
      set(empty);
    },
  }));
}
