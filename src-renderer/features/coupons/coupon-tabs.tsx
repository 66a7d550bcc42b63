/** The tabs of the coupons screen: one row a tab, with who may see it, what it reads when it is opened, and its part. */
import { type ComponentType, lazy } from 'react';
import { useIsManager } from '../../app/shared-context.tsx';
import type { CouponsStores, CouponTabName } from './coupons-stores.ts';

interface CouponTab {
  name: CouponTabName;
  managersOnly: boolean;
  /** The tab comes to the front. */
  opened: (stores: CouponsStores) => void;
  Part: ComponentType<{ stores: CouponsStores }>;
}

const couponTabs: readonly CouponTab[] = [
  {
    name: 'look-up',
    managersOnly: false,
    opened: () => {},
    Part: lazy(() =>
      import('./look-up/look-up-part.tsx').then(({ LookUpPart }) => ({
        default: ({ stores }: { stores: CouponsStores }) => <LookUpPart store={stores.lookUp} />,
      })),
    ),
  },
  {
    name: 'goodwill',
    managersOnly: false,
    opened: ({ given }) => void given.getState().refresh(),
    Part: lazy(() =>
      import('./given/given-part.tsx').then(({ GivenPart }) => ({
        default: ({ stores }: { stores: CouponsStores }) => (
          <GivenPart store={stores.given} isManager={useIsManager()} />
        ),
      })),
    ),
  },
  {
    name: 'points',
    managersOnly: true,
    opened: ({ points }) => void points.getState().refresh(),
    Part: lazy(() =>
      import('./points/goodwill-points-part.tsx').then(({ GoodwillPointsPart }) => ({
        default: ({ stores }: { stores: CouponsStores }) => <GoodwillPointsPart store={stores.points} />,
      })),
    ),
  },
  {
    name: 'series',
    managersOnly: true,
    opened: ({ series }) => void series.getState().refresh(),
    Part: lazy(() =>
      import('./series/series-part.tsx').then(({ SeriesPart }) => ({
        default: ({ stores }: { stores: CouponsStores }) => <SeriesPart store={stores.series} />,
      })),
    ),
  },
  {
    name: 'uploads',
    managersOnly: true,
    opened: ({ uploads }) => void uploads.getState().opened(),
    Part: lazy(() =>
      import('./uploads/uploads-part.tsx').then(({ UploadsPart }) => ({
        default: ({ stores }: { stores: CouponsStores }) => <UploadsPart stores={stores} />,
      })),
    ),
  },
];

export function tabsFor(isManager: boolean): readonly CouponTab[] {
  return couponTabs.filter(({ managersOnly }) => isManager || !managersOnly);
}

/** The chosen tab where it may be seen, else the first one that may; null = there is none for this person. */
export function tabInFront(chosen: CouponTabName | null, isManager: boolean): CouponTab | null {
  const tabs = tabsFor(isManager);
  return tabs.find(({ name }) => name === chosen) ?? tabs[0] ?? null;
}

/** The screen was opened, or another tab of it. */
export function openedCoupons(stores: CouponsStores, isManager: boolean): void {
  tabInFront(stores.tabs.getState().tab, isManager)?.opened(stores);
}
