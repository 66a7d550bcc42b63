/**
 * The slip that is looked at or printed. Printing is the machine's own business: whatever becomes of it, nothing of the
 * work it tells about changes.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Entry } from '../../src-main/contract/entries.ts';

export interface SlipState {
  entry: Entry | null;
  /** Looked at first, or printed at once. */
  does: 'showing' | 'printing';
  show: (entry: Entry) => void;
  /** Without looking at it first. */
  printNow: (entry: Entry) => void;
  /** Opens the machine's print dialog; once the slip stands on the page. */
  print: () => void;
  /** An entry changed: a slip that is looked at changes with it. */
  hear: (entry: Entry) => void;
  close: () => void;
}

export type SlipStore = StoreApi<SlipState>;

/** @param print opens the machine's print dialog and returns when it is closed. */
export function createSlipStore(print: () => void): SlipStore {
  return createStore<SlipState>((set, get) => ({
    entry: null,
    does: 'showing',
    show: (entry) => set({ entry, does: 'showing' }),
    printNow: (entry) => set({ entry, does: 'printing' }),
    print: () => {
      try {
        print();
      } catch {
        // a machine that cannot print says so itself, and the slip can be printed again from the queue
      }
      if (get().does === 'printing') set({ entry: null, does: 'showing' });
    },
    hear: (entry) => {
      if (get().entry?.id === entry.id) set({ entry });
    },
    close: () => set({ entry: null, does: 'showing' }),
  }));
}
