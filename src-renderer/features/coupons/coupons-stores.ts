/** The stores of the coupons screen: which tab is in front, and one for each tab. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApprovalStore } from '../../app/approval-store.ts';
import { createGivenStore, type GivenStore, type GivenTools } from './given/given-store.ts';
import { createLookUpStore, type LookUpStore } from './look-up/look-up-store.ts';
import { createGoodwillPointsStore, type GoodwillPointsStore } from './points/goodwill-points-store.ts';
import { createSeriesStore, type SeriesStore, type SeriesStoreParts } from './series/series-store.ts';
import { createOfflineStore, type OfflineStore } from './uploads/offline-store.ts';
import { createUploadsStore, type UploadsStore, type UploadTools } from './uploads/uploads-store.ts';

/** In the order of the tabs. */
export const couponTabNames = ['look-up', 'goodwill', 'points', 'series', 'uploads'] as const;
export type CouponTabName = (typeof couponTabNames)[number];

interface TabState {
  /** The tab that was chosen; whether it may be shown is a matter of the role. */
  tab: CouponTabName | null;
  show: (tab: CouponTabName) => void;
}

export interface CouponsStores {
  tabs: StoreApi<TabState>;
  lookUp: LookUpStore;
  given: GivenStore;
  points: GoodwillPointsStore;
  series: SeriesStore;
  uploads: UploadsStore;
  offline: OfflineStore;
}

export interface CouponsTools extends UploadTools, SeriesStoreParts, GivenTools {
  approval: ApprovalStore;
}

export function createCouponsStores(tools: CouponsTools): CouponsStores {
  const { call, approval, newId } = tools;
  return {
    tabs: createStore<TabState>((set) => ({ tab: null, show: (tab) => set({ tab }) })),
    lookUp: createLookUpStore(call, approval, newId),
    given: createGivenStore(tools),
    points: createGoodwillPointsStore(tools),
    series: createSeriesStore(tools),
    uploads: createUploadsStore(tools),
    offline: createOfflineStore(tools),
  };
}
