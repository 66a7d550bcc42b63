/** The stores of the coupons screen: which tab is in front, and one for each tab. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Call } from '../../app/call.ts';
import { createSeriesStore, type SeriesStore } from './series/series-store.ts';

/** In the order of the tabs. */
export const couponTabNames = ['series'] as const;
export type CouponTabName = (typeof couponTabNames)[number];

interface TabState {
  /** The tab that was chosen; whether it may be shown is a matter of the role. */
  tab: CouponTabName | null;
  show: (tab: CouponTabName) => void;
}

export interface CouponsStores {
  tabs: StoreApi<TabState>;
  series: SeriesStore;
}

export function createCouponsStores(call: Call): CouponsStores {
  return {
    tabs: createStore<TabState>((set) => ({ tab: null, show: (tab) => set({ tab }) })),
    series: createSeriesStore(call),
  };
}
