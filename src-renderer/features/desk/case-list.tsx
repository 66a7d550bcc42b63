/** The cases as rows: what is the matter, whose, for how much, since when, and how many wait behind it. */
import { UnstyledButton } from '@mantine/core';
import type { DeskCase } from '../../../src-main/contract/desk.ts';
import { Empty } from '../../ui/empty.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { sayEntryMoney } from '../../words/entry-money.ts';
import { sayEntryBill, sayEntryCode, sayEntryFor } from '../../words/entry-title.ts';
import { useWords } from '../../words/use-words.ts';
import { CaseMark } from './case-mark.tsx';
import { sayCaseKind } from './case-words.ts';
import { useDesk } from './desk-context.tsx';
import classes from './desk-screen.module.css';

export function CaseList() {
  const { say, figures } = useWords();
  const list = useDesk((state) => state.list);
  const tab = useDesk((state) => state.tab);
  const openCount = useDesk((state) => state.openCount ?? 0);
  const refresh = useDesk((state) => state.refresh);

  if (list.shows === 'reading') return <Empty message={say('desk.loading')} />;
  if (list.shows === 'failed') {
    return (
      <FailureSentences failure={list.failure}>
        <Push onPush={() => void refresh()}>{say('frame.again')}</Push>
      </FailureSentences>
    );
  }
  const { cases } = list;
  if (cases.length === 0) {
    return tab === 'open' ? (
      <Empty message={say('desk.empty')} next={say('desk.emptyNext')} />
    ) : (
      <Empty message={say('desk.emptyClosed')} next={say('desk.emptyClosedNext')} />
    );
  }
  return (
    <>
      <ul aria-label={say(`desk.${tab}`)}>
        {cases.map((one) => (
          <Row key={one.entry.id} one={one} />
        ))}
      </ul>
      {tab === 'open' && cases.length < openCount && (
        <p className={classes.small}>
          {say('desk.more', { shown: figures.count(cases.length), count: figures.count(openCount) })}
        </p>
      )}
    </>
  );
}

function Row({ one }: { one: DeskCase }) {
  const words = useWords();
  const { say, figures } = words;
  const isOpen = useDesk(({ shown }) => shown.shows !== 'none' && shown.opened.entry.id === one.entry.id);
  const open = useDesk((state) => state.open);
  const { entry, closed } = one;
  const times = [
    closed === null
      ? say('desk.since', { time: figures.time(one.openedAt) })
      : say('desk.closedAt', { time: figures.time(closed.at) }),
    ...(one.waitingBehind > 0 ? [say('desk.behind', { count: one.waitingBehind })] : []),
  ];
  return (
    <li className={classes.row} data-open={isOpen || undefined}>
      <UnstyledButton
        className={classes.open ?? ''}
        onClick={() => void open(one)}
        aria-current={isOpen || undefined}
        aria-label={say('desk.openOne', { code: sayEntryCode(entry, words), kind: sayCaseKind(one, words) })}
      >
        <CaseMark one={one} />
      </UnstyledButton>
      <p className={classes.line}>
        <span className={classes.cut} dir="auto" title={entry.customer.name}>
          {entry.customer.name}
        </span>
        <span className={classes.figure}>{sayEntryMoney(entry, words)}</span>
      </p>
      <p className={classes.line}>
        <span
          className={`${classes.small} ${classes.cut}`}
          title={`${sayEntryCode(entry, words)} · ${sayEntryFor(entry, words)}`}
        >
          <span className={classes.code} dir="ltr">
            {sayEntryCode(entry, words)}
          </span>{' '}
          · {sayEntryFor(entry, words)}
        </span>
        <span className={classes.small}>{sayEntryBill(entry, words)}</span>
      </p>
      <p className={classes.small}>{times.join(' · ')}</p>
    </li>
  );
}
