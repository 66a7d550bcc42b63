/** The entries as a table, newest first, with what is still on its way drawn live. */
import { UnstyledButton } from '@mantine/core';
import type { Entry } from '../../../src-main/contract/entries.ts';
import { useShared } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { EntryMark } from '../../ui/entry-mark.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { sayEntryMoney } from '../../words/entry-money.ts';
import { sayEntryBill, sayEntryCode, sayEntryFor } from '../../words/entry-title.ts';
import { useWords } from '../../words/use-words.ts';
import { useQueue } from './queue-context.tsx';
import classes from './queue-screen.module.css';

export function EntryList() {
  const { say } = useWords();
  const list = useQueue((state) => state.list);
  const filtered = useQueue(
    (state) => state.words.length + state.kinds.length > 0 || state.text.trim() !== '',
  );
  const { read, readMore, showAll } = useQueue((state) => state);

  if (list.shows === 'reading') return <Empty message={say('queue.loading')} />;
  if (list.shows === 'failed') {
    return (
      <FailureSentences failure={list.failure}>
        <Push onPush={() => void read()}>{say('frame.again')}</Push>
      </FailureSentences>
    );
  }
  if (list.entries.length === 0) {
    return filtered ? (
      <Empty message={say('queue.emptyFilter')} next={say('queue.emptyFilterNext')}>
        <Push onPush={showAll}>{say('queue.emptyFilterAction')}</Push>
      </Empty>
    ) : (
      <Empty message={say('queue.empty')} next={say('queue.emptyNext')} />
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.scroll} aria-label={say('queue.list')} tabIndex={0}>
      <table className={classes.table}>
        <colgroup>
          <col style={{ inlineSize: '12.5rem' }} />
          <col />
          <col />
          <col style={{ inlineSize: '7rem' }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{say('queue.columnState')}</th>
            <th scope="col">{say('queue.columnWhat')}</th>
            <th scope="col">{say('queue.columnCustomer')}</th>
            <th scope="col" className={classes.end}>
              {say('queue.columnOff')}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.entries.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
      {list.next !== null && (
        <div className={classes.more}>
          <Push onPush={() => void readMore()} busy={list.readingMore}>
            {say(list.readingMore ? 'queue.moreLoading' : 'queue.more')}
          </Push>
        </div>
      )}
    </section>
  );
}

function Row({ entry }: { entry: Entry }) {
  const words = useWords();
  const { say, figures } = words;
  const open = useQueue((state) => state.detail.shows !== 'none' && state.detail.id === entry.id);
  const openEntry = useShared('screen', (state) => state.openEntry);
  return (
    <tr className={classes.row} data-open={open || undefined}>
      <td>
        <EntryMark word={entry.word} />
        <span className={`${classes.small} ${classes.cut}`}>{figures.time(entry.createdAt)}</span>
      </td>
      <td>
        <UnstyledButton
          className={`${classes.open} ${classes.code}`}
          onClick={() => openEntry(entry.id)}
          aria-current={open || undefined}
          aria-label={say('queue.open', {
            code: sayEntryCode(entry, words),
            word: say(`entry.${entry.word}`),
          })}
        >
          <span dir="ltr" title={sayEntryCode(entry, words)}>
            {sayEntryCode(entry, words)}
          </span>
        </UnstyledButton>
        <span className={`${classes.small} ${classes.cut}`} dir="auto" title={entry.description}>
          {entry.description}
        </span>
      </td>
      <td>
        <span className={classes.cut} dir="auto" title={entry.customer.name}>
          {entry.customer.name}
        </span>
        <span className={`${classes.small} ${classes.cut}`} title={sayEntryFor(entry, words)}>
          {sayEntryFor(entry, words)}
        </span>
      </td>
      <td className={classes.end}>
        {sayEntryMoney(entry, words)}
        <span className={`${classes.small} ${classes.cut}`}>{sayEntryBill(entry, words)}</span>
      </td>
    </tr>
  );
}
