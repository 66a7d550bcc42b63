/** Which screen is in front, and which dialog of the frame is open. */
import { createStore, type StoreApi } from 'zustand/vanilla';

export type ScreenName = 'counter' | 'queue' | 'desk' | 'shift' | 'coupons' | 'audit' | 'settings';
export const screenNames: ScreenName[] = [
  'counter',
  'queue',
  'desk',
  'shift',
  'coupons',
  'audit',
  'settings',
];
/** Screens that a cashier has no use for. */
export const managerScreens: ScreenName[] = ['desk', 'audit'];

export interface ScreenState {
  screen: ScreenName;
  keysShown: boolean;
  /** A manager chose to connect later; holds until the page is loaded again. */
  connectLater: boolean;
  /** The entry that the queue shows in full; null = none. */
  entryId: string | null;
  open: (screen: ScreenName) => void;
  openEntry: (entryId: string) => void;
  showKeys: (shown: boolean) => void;
  leaveConnecting: () => void;
}

export type ScreenStore = StoreApi<ScreenState>;

export function createScreenStore(): ScreenStore {
  return createStore<ScreenState>((set) => ({
    screen: 'counter',
    keysShown: false,
    connectLater: false,
    entryId: null,
    open: (screen) => set({ screen, keysShown: false }),
    openEntry: (entryId) => set({ screen: 'queue', entryId }),
    showKeys: (keysShown) => set({ keysShown }),
    leaveConnecting: () => set({ connectLater: true }),
  }));
}
