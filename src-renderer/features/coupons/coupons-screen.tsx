/** All that is done with coupons away from the counter, in tabs. */
import { Tabs, VisuallyHidden } from '@mantine/core';
import { Suspense } from 'react';
import { useStore } from 'zustand';
import { useIsManager } from '../../app/shared-context.tsx';
import { useWords } from '../../words/use-words.ts';
import { openedCoupons, tabInFront, tabsFor } from './coupon-tabs.tsx';
import classes from './coupons-screen.module.css';
import type { CouponsStores } from './coupons-stores.ts';

export function CouponsScreen({ stores }: { stores: CouponsStores }) {
  const { say } = useWords();
  const manager = useIsManager();
  const { tab, show } = useStore(stores.tabs);
  const tabs = tabsFor(manager);
  const shown = tabInFront(tab, manager);
  if (shown === null) return null;
  return (
    <>
      <VisuallyHidden component="h1">{say('coupons.title')}</VisuallyHidden>
      <Tabs
        value={shown.name}
        onChange={(name) => {
          const chosen = tabs.find((one) => one.name === name);
          if (chosen === undefined) return;
          show(chosen.name);
          openedCoupons(stores, manager);
        }}
        keepMounted={false}
        classNames={{
          root: classes.screen ?? '',
          list: classes.tabs ?? '',
          tab: classes.tab ?? '',
          panel: classes.panel ?? '',
        }}
      >
        <Tabs.List aria-label={say('coupons.tabs')}>
          {tabs.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {say(`coupons.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ name, Part }) => (
          <Tabs.Panel key={name} value={name}>
            <Suspense fallback={null}>
              <Part stores={stores} />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
