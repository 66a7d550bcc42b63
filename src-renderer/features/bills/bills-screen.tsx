/** All that is done with bills, in tabs: captured, looked up, and parked ones put right. */
import { Tabs, VisuallyHidden } from '@mantine/core';
import { useStore } from 'zustand';
import { useIsManager } from '../../app/shared-context.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './bills-screen.module.css';
import { type BillsStores, billTabNames } from './bills-stores.ts';
import { CapturePart } from './capture-part.tsx';
import { LookPart } from './look-part.tsx';
import { ParkedPart } from './parked-part.tsx';

export function BillsScreen({ stores }: { stores: BillsStores }) {
  const { say } = useWords();
  const manager = useIsManager();
  const { tab, show } = useStore(stores.tabs);
  const shown = tab === 'parked' && !manager ? 'capture' : tab;
  return (
    <>
      <VisuallyHidden component="h1">{say('bills.title')}</VisuallyHidden>
      <Tabs
        value={shown}
        onChange={(name) => {
          const chosen = billTabNames.find((one) => one === name);
          if (chosen === undefined) return;
          show(chosen);
          stores.opened(manager);
        }}
        keepMounted={false}
        classNames={{
          root: classes.screen ?? '',
          list: classes.tabs ?? '',
          tab: classes.tab ?? '',
          panel: classes.panel ?? '',
        }}
      >
        <Tabs.List aria-label={say('bills.tabs')}>
          {billTabNames
            .filter((name) => manager || name !== 'parked')
            .map((name) => (
              <Tabs.Tab key={name} value={name}>
                {say(`bills.tab.${name}`)}
              </Tabs.Tab>
            ))}
        </Tabs.List>
        <Tabs.Panel value="capture">
          <CapturePart store={stores.capture} />
        </Tabs.Panel>
        <Tabs.Panel value="look">
          <LookPart store={stores.look} onReturn={stores.take} />
        </Tabs.Panel>
        {manager && (
          <Tabs.Panel value="parked">
            <ParkedPart store={stores.parked} />
          </Tabs.Panel>
        )}
      </Tabs>
    </>
  );
}
