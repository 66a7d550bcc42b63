/** The queue: every entry this till made, what the till did and what Capillary decided. The manager's desk. */
import { VisuallyHidden } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { EntryDetail } from './entry-detail.tsx';
import { EntryList } from './entry-list.tsx';
import { QueueContext } from './queue-context.tsx';
import { QueueFilter } from './queue-filter.tsx';
import classes from './queue-screen.module.css';
import type { QueueStore } from './queue-store.ts';

export function QueueScreen({ store }: { store: QueueStore }) {
  const { say } = useWords();
  return (
    <QueueContext value={store}>
      <VisuallyHidden component="h1">{say('queue.title')}</VisuallyHidden>
      <div className={classes.queue}>
        <div className={classes.list}>
          <QueueFilter />
          <EntryList />
        </div>
        <EntryDetail />
      </div>
    </QueueContext>
  );
}
