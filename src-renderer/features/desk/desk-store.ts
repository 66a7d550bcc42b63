/** The desk's store: reads cases, opens one, and does what a manager chose. The program decides what is offered. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaseAction, DeskCase } from '../../../src-main/contract/desk.ts';
import type { Call } from '../../app/call.ts';
import { type DeskFacts, type Draft, emptyDesk, faultOf, inputOf, type Tab } from './desk-state.ts';

/** More open cases than this are counted and not listed. */
const most = { open: 200, closed: 50 } as const;

export interface DeskActions {
  /** Reads the list and the case that is open again, without hiding what is shown. */
  refresh: () => Promise<void>;
  showTab: (tab: Tab) => void;
  open: (one: DeskCase) => Promise<void>;
  choose: (action: CaseAction) => void;
  type: (
    change: Partial<Pick<Draft, 'reason' | 'reference' | 'seriesId' | 'customerId' | 'identifiers'>>,
  ) => void;
  back: () => void;
  resolve: () => Promise<void>;
  forget: () => void;
}

export type DeskState = DeskFacts & DeskActions;
export type DeskStore = StoreApi<DeskState>;

export function createDeskStore(call: Call): DeskStore {
  let turn = 0;

  return createStore<DeskState>((set, get) => {
    const list = (tab: Tab) => call('listCases', { open: tab === 'open', limit: most[tab] });

    const openId = () => {
      const { shown } = get();
      return shown.shows === 'none' ? null : shown.opened.entry.id;
    };

    async function readHistory(id: string): Promise<void> {
      const answer = await call('readEntry', { id });
      const { shown } = get();
      if (shown.shows === 'none' || shown.opened.entry.id !== id) return;
      const { opened } = shown;
      set({
        shown: answer.ok
          ? { shows: 'known', opened, history: answer.value.history }
          : { shows: 'failed', opened, failure: answer.failure },
      });
    }

    /** The open case as the program sees it now; a case that was settled stands in the other list. */
    async function readOpened(id: string, listed: DeskCase[], tab: Tab): Promise<void> {
      let found = listed.find((one) => one.entry.id === id);
      if (found === undefined) {
        const other = await list(tab === 'open' ? 'closed' : 'open');
        found = other.ok ? other.value.cases.find((one) => one.entry.id === id) : undefined;
      }
      const { shown } = get();
      if (found === undefined || shown.shows === 'none' || shown.opened.entry.id !== id) return;
      set({ shown: { ...shown, opened: found } });
      dropWhatIsNotOffered(found);
      await readHistory(id);
    }

    async function readOffers(): Promise<void> {
      set({ offers: { shows: 'reading' } });
      const answer = await call('listGoodwillOffers', {});
      set({
        offers: answer.ok
          ? { shows: 'known', offers: answer.value.offers }
          : { shows: 'failed', failure: answer.failure },
      });
      const [only, ...more] = answer.ok ? answer.value.offers : [];
      if (only !== undefined && more.length === 0) get().type({ seriesId: only.seriesId });
    }

    async function readClash(): Promise<void> {
      const id = openId();
      if (id === null) return;
      set({ clash: { shows: 'reading' } });
      const answer = await call('readClash', { id });
      if (openId() !== id) return;
      set({
        clash: answer.ok
          ? { shows: 'known', customers: answer.value.customers }
          : { shows: 'failed', failure: answer.failure },
      });
      const [only, ...more] = answer.ok ? answer.value.customers : [];
      if (only !== undefined && more.length === 0) get().type({ customerId: only.id });
    }

    function dropWhatIsNotOffered({ offers }: DeskCase): void {
      const { act } = get();
      if ((act.does === 'writing' || act.does === 'failed') && !offers.includes(act.draft.action)) {
        set({ act: { does: 'nothing' } });
      }
    }

    return {
      ...emptyDesk,

      refresh: async () => {
        turn += 1;
        const mine = turn;
        const { tab } = get();
        const answer = await list(tab);
        if (turn !== mine) return;
        if (!answer.ok) {
          // What is on screen stays; the status bar says when the program is silent.
          if (get().list.shows !== 'known') set({ list: { shows: 'failed', failure: answer.failure } });
          return;
        }
        const { cases, openCount } = answer.value;
        set({ list: { shows: 'known', cases }, openCount });
        const id = openId();
        if (id !== null) await readOpened(id, cases, tab);
      },

      showTab: (tab) => {
        if (tab === get().tab) return;
        set({ tab, list: { shows: 'reading' }, shown: { shows: 'none' }, act: { does: 'nothing' } });
        void get().refresh();
      },

      open: async (one) => {
        set({ shown: { shows: 'reading', opened: one }, act: { does: 'nothing' } });
        await readHistory(one.entry.id);
      },

      choose: (action) => {
        const nothing = { reason: '', reference: '', seriesId: '', customerId: '' };
        const draft = { action, ...nothing, identifiers: { mobile: '', email: '', card: '' } };
        set({ act: { does: 'writing', draft, fault: null } });
        if (action === 'give-goodwill') void readOffers();
        if (action === 'use-that-member') void readClash();
      },

      type: (change) => {
        const { act } = get();
        if (act.does !== 'writing' && act.does !== 'failed') return;
        set({ act: { does: 'writing', draft: { ...act.draft, ...change }, fault: null } });
      },

      back: () => set({ act: { does: 'nothing' } }),

      resolve: async () => {
        const { act } = get();
        const id = openId();
        if (id === null || (act.does !== 'writing' && act.does !== 'failed')) return;
        const { draft } = act;
        const fault = faultOf(draft);
        if (fault) {
          set({ act: { does: 'writing', draft, fault } });
          return;
        }
        set({ act: { does: 'sending', draft } });
        const answer = await call('resolveCase', inputOf(id, draft));
        if (openId() !== id) {
          await get().refresh();
          return;
        }
        const { shown } = get();
        if (!answer.ok) set({ act: { does: 'failed', draft, failure: answer.failure } });
        else if (shown.shows !== 'none') {
          set({ act: { does: 'done', action: draft.action }, shown: { ...shown, opened: answer.value } });
        }
        await get().refresh();
      },

      forget: () => {
        turn += 1;
        set(emptyDesk);
      },
    };
  });
}
