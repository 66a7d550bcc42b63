/** The manager's desk: every disagreement between till and platform, and every doubt that drags on, until it is settled. */
import { Tabs, VisuallyHidden } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { CaseDetail } from './case-detail.tsx';
import { CaseList } from './case-list.tsx';
import { DeskContext, useDesk } from './desk-context.tsx';
import classes from './desk-screen.module.css';
import type { DeskStore } from './desk-store.ts';

export function DeskScreen({ store }: { store: DeskStore }) {
  const { say } = useWords();
  return (
    <DeskContext value={store}>
      <VisuallyHidden component="h1">{say('desk.title')}</VisuallyHidden>
      <div className={classes.desk}>
        <Lists />
        <CaseDetail />
      </div>
    </DeskContext>
  );
}

function Lists() {
  const { say, figures } = useWords();
  const tab = useDesk((state) => state.tab);
  const openCount = useDesk((state) => state.openCount);
  const showTab = useDesk((state) => state.showTab);
  return (
    <Tabs
      value={tab}
      onChange={(name) => showTab(name === 'closed' ? 'closed' : 'open')}
      keepMounted={false}
      classNames={{
        root: classes.lists ?? '',
        list: classes.tabs ?? '',
        tab: classes.tab ?? '',
        panel: classes.panel ?? '',
      }}
    >
      <Tabs.List aria-label={say('desk.tabs')}>
        <Tabs.Tab value="open">
          {openCount === null ? say('desk.open') : say('desk.openCount', { count: figures.count(openCount) })}
        </Tabs.Tab>
        <Tabs.Tab value="closed">{say('desk.closed')}</Tabs.Tab>
      </Tabs.List>
      {(['open', 'closed'] as const).map((name) => (
        <Tabs.Panel key={name} value={name} tabIndex={0}>
          <CaseList />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
