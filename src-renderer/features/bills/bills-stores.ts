/** The stores of the bills screen: which tab is in front, and one for each tab. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Customer } from '../../../src-main/contract/customers.ts';
import type { Entry } from '../../../src-main/contract/entries.ts';
import { type CaptureStore, createCaptureStore, type Draft } from './capture-store.ts';
import { createLookStore, type LookStore, type LookTools } from './look-store.ts';
import { createParkedStore, type ParkedStore } from './parked-store.ts';

export const billTabNames = ['capture', 'look', 'parked'] as const;
export type BillTabName = (typeof billTabNames)[number];

interface TabState {
  tab: BillTabName;
  show: (tab: BillTabName) => void;
}

export interface BillsStores {
  tabs: StoreApi<TabState>;
  capture: CaptureStore;
  look: LookStore;
  parked: ParkedStore;
  /** The screen comes to the front, or another tab of it. */
  opened: (isManager: boolean) => void;
  /** A bill is handed over to be captured. */
  take: (draft: Partial<Draft>, member: Customer | null) => void;
  hear: (entry: Entry) => void;
  forget: () => void;
}

export function createBillsStores(tools: LookTools): BillsStores {
  const tabs = createStore<TabState>((set) => ({ tab: 'capture', show: (tab) => set({ tab }) }));
  const capture = createCaptureStore(tools);
  const look = createLookStore(tools);
  const parked = createParkedStore(tools.call);
  return {
    tabs,
    capture,
    look,
    parked,
    opened: (isManager) => {
      const { tab } = tabs.getState();
      if (tab === 'look') look.getState().opened();
      else if (tab === 'parked' && isManager) void parked.getState().read();
      else void capture.getState().opened();
    },
    take: (draft, member) => {
      tabs.getState().show('capture');
      capture.getState().take(draft, member);
    },
    hear: (entry) => {
      capture.getState().hear(entry);
      look.getState().hear(entry);
    },
    forget: () => {
      capture.getState().forget();
      look.getState().forget();
      parked.getState().forget();
      tabs.getState().show('capture');
    },
  };
}
