/** Which screen is in front, and which dialog of the frame is open. */
import { createStore, type StoreApi } from 'zustand/vanilla';

export type ScreenName = 'counter' | 'queue' | 'desk' | 'shift' | 'bills' | 'coupons' | 'audit' | 'settings';
export const screenNames: ScreenName[] = [
  'counter',
  'queue',
  'desk',
  'shift',
  'bills',
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
  /** The last wish to see an entry of the queue in full; a new one each time, also for the same entry. */
  wish: { entryId: string } | null;
  open: (screen: ScreenName) => void;
  /** Nobody works here any more: the next person begins at the counter. */
  leave: () => void;
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
    wish: null,
    open: (screen) => set({ screen, keysShown: false }),
    leave: () => set({ screen: 'counter', keysShown: false, wish: null }),
    openEntry: (entryId) => set({ screen: 'queue', wish: { entryId } }),
    showKeys: (keysShown) => set({ keysShown }),
    leaveConnecting: () => set({ connectLater: true }),
  }));
}
