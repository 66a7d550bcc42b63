/** One entry in full: both truths apart, why, what a manager can do, and everything that happened to it. */
import type { Entry, HistoryLine } from '../../../src-main/contract/entries.ts';
import { useShared } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { EntryHistory } from '../../ui/entry-history.tsx';
import { EntryMark } from '../../ui/entry-mark.tsx';
import { CapillaryTruth, TillTruth } from '../../ui/entry-truths.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { sayEntryMoney } from '../../words/entry-money.ts';
import { sayEntryCode, sayEntryFor } from '../../words/entry-title.ts';
import { hasSlip } from '../../words/slip-content.ts';
import { useWords, type Words } from '../../words/use-words.ts';
import { EntryActs } from './entry-acts.tsx';
import { useQueue } from './queue-context.tsx';
import classes from './queue-screen.module.css';

export function EntryDetail() {
  const { say } = useWords();
  const detail = useQueue((state) => state.detail);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.detail} aria-label={say('queue.detail')} tabIndex={0}>
      {detail.shows === 'none' && <Empty message={say('queue.detailEmpty')} />}
      {detail.shows === 'reading' && <Empty message={say('queue.historyLoading')} />}
      {detail.shows === 'failed' && <FailureSentences failure={detail.failure} />}
      {detail.shows === 'known' && <Known entry={detail.entry} history={detail.history} />}
    </section>
  );
}

function Known({ entry, history }: { entry: Entry; history: HistoryLine[] }) {
  const words = useWords();
  const { say, figures } = words;
  const showSlip = useShared('slip', (state) => state.show);
  const rows: [string, string][] = [
    [say('queue.columnWhat'), entry.description],
    [say('queue.columnCustomer'), entry.customer.name],
    ...aboutRows(entry, words),
    [say('queue.columnTime'), figures.moment(entry.createdAt)],
  ];
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.code} dir="ltr">
          {sayEntryCode(entry, words)}
        </h2>
        <EntryMark word={entry.word} />
      </div>
      <dl className={classes.facts}>
        {rows
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
      </dl>
      {hasSlip(entry) && (
        <div className={classes.acts}>
          <Push onPush={() => showSlip(entry)}>{say('slip.open')}</Push>
        </div>
      )}
      <EntryActs entry={entry} />
      <TillTruth entry={entry} />
      <CapillaryTruth entry={entry} />
      <h3 className={classes.part}>{say('queue.history')}</h3>
      <EntryHistory lines={history} />
    </>
  );
}

function aboutRows(entry: Entry, words: Words): [string, string][] {
  if (entry.goodwill !== null) return goodwillRows(entry.goodwill, words);
  if (entry.change !== null) return changeRows(entry, entry.change, words);
  return billRows(entry, words);
}

const changeRows = (
  entry: Entry,
  { reason, lastDay }: NonNullable<Entry['change']>,
  words: Words,
): [string, string][] => [
  [words.say('queue.detail'), sayEntryFor(entry, words)],
  ...(entry.bill.number === ''
    ? []
    : [[words.say('queue.columnBill'), entry.bill.number] satisfies [string, string]]),
  ...(lastDay === null
    ? []
    : [[words.say('queue.lastDay'), words.figures.date(lastDay)] satisfies [string, string]]),
  [words.say('queue.changeReason'), reason],
];

const billRows = (entry: Entry, words: Words): [string, string][] => [
  [words.say('queue.columnBill'), `${entry.bill.number} · ${words.figures.money(entry.bill.amount)}`],
  [words.say('queue.columnOff'), sayEntryMoney(entry, words)],
];

const goodwillRows = (
  { reason, note }: NonNullable<Entry['goodwill']>,
  { say }: Words,
): [string, string][] => [
  [say('queue.goodwillReason'), reason],
  ...(note === '' ? [] : [[say('queue.goodwillNote'), note] satisfies [string, string]]),
];
