/** Right on the counter: what was done at this till just now, newest first, each with its state as it moves. */
import { UnstyledButton } from '@mantine/core';
import type { Entry } from '../../../src-main/contract/entries.ts';
import { useShared } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { EntryMark } from '../../ui/entry-mark.tsx';
import { sayEntryMoney } from '../../words/entry-money.ts';
import { sayEntryCode, sayEntryFor } from '../../words/entry-title.ts';
import { useWords } from '../../words/use-words.ts';
import columns from './column.module.css';
import classes from './recent-column.module.css';

export function RecentColumn() {
  const { say } = useWords();
  const entries = useShared('recent', (state) => state.entries);
  return (
    <section className={columns.column} aria-labelledby="recent-title">
      <h2 className={columns.title} id="recent-title">
        {say('counter.recentRegion')}
      </h2>
      {entries.length === 0 ? (
        <Empty message={say('counter.recentEmpty')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
        <ol className={columns.scroll} tabIndex={0} aria-labelledby="recent-title">
          {entries.map((entry) => (
            <li key={entry.id}>
              <RecentEntry entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function RecentEntry({ entry }: { entry: Entry }) {
  const words = useWords();
  const { say, figures } = words;
  const openEntry = useShared('screen', (state) => state.openEntry);
  const code = sayEntryCode(entry, words);
  const whatFor = sayEntryFor(entry, words);
  return (
    <UnstyledButton
      className={classes.entry ?? ''}
      onClick={() => openEntry(entry.id)}
      title={say('counter.recentOpen', { code })}
    >
      <EntryMark word={entry.word} />
      <span className={classes.line}>
        <span className={classes.name} dir="auto" title={entry.customer.name}>
          {entry.customer.name}
        </span>
        <span className={classes.money}>{sayEntryMoney(entry, words)}</span>
      </span>
      <span className={classes.line}>
        <span className={classes.small} title={whatFor === '' ? code : `${code} · ${whatFor}`}>
          <span dir="ltr">{code}</span>
          {whatFor !== '' && ` · ${whatFor}`}
        </span>
        <span className={classes.figures}>{figures.time(entry.createdAt)}</span>
      </span>
    </UnstyledButton>
  );
}
