/** One case in full: what it is about, both truths side by side, what can be done, and everything that happened. */
import { type ReactNode, useEffect, useRef } from 'react';
import type { DeskCase } from '../../../src-main/contract/desk.ts';
import type { HistoryLine } from '../../../src-main/contract/entries.ts';
import { Empty } from '../../ui/empty.tsx';
import { EntryHistory, sayEvent } from '../../ui/entry-history.tsx';
import { CapillaryTruth, TillTruth } from '../../ui/entry-truths.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { desk as deskWords } from '../../words/en/desk.ts';
import { sayEntryMoney } from '../../words/entry-money.ts';
import { isMemberKind, sayEntryCode, sayEntryFor } from '../../words/entry-title.ts';
import { useWords } from '../../words/use-words.ts';
import { CaseActs, CaseSaid } from './case-acts.tsx';
import { CaseMark } from './case-mark.tsx';
import { sayWhatIsWrong } from './case-words.ts';
import { useDesk } from './desk-context.tsx';
import classes from './desk-screen.module.css';

export function CaseDetail() {
  const { say } = useWords();
  const shown = useDesk((state) => state.shown);
  const done = useDesk((state) => state.act.does === 'done');
  const place = useRef<HTMLElement>(null);
  // The button that was pressed is gone: the cursor goes to the case that says what became of it.
  useEffect(() => {
    if (!done) return;
    place.current?.focus();
    place.current?.scrollTo({ top: 0 });
  }, [done]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section ref={place} className={classes.detail} aria-label={say('desk.detail')} tabIndex={0}>
      {shown.shows === 'none' ? (
        <Empty message={say('desk.detailEmpty')} />
      ) : (
        <Known key={shown.opened.entry.id} one={shown.opened}>
          {shown.shows === 'reading' && <Empty message={say('desk.reading')} />}
          {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
          {shown.shows === 'known' && <History lines={shown.history} />}
        </Known>
      )}
    </section>
  );
}

function Known({ one, children }: { one: DeskCase; children: ReactNode }) {
  const words = useWords();
  const { say, figures } = words;
  const { entry, waitingBehind } = one;
  const { lastTry } = one;
  const rows: [string, string][] = [
    [say('desk.member'), entry.customer.name],
    ...(isMemberKind(entry.kind)
      ? ([[say('queue.detail'), sayEntryFor(entry, words)]] satisfies [string, string][])
      : ([[say('desk.coupon'), entry.description]] satisfies [string, string][])),
    ...(entry.change !== null
      ? ([
          [say('queue.detail'), sayEntryFor(entry, words)],
          [say('queue.changeReason'), entry.change.reason],
        ] satisfies [string, string][])
      : isMemberKind(entry.kind)
        ? []
        : entry.goodwill === null
          ? ([
              [say('desk.bill'), `${entry.bill.number} · ${figures.money(entry.bill.amount)}`],
              [say('desk.off'), sayEntryMoney(entry, words) || '–'],
            ] satisfies [string, string][])
          : ([[say('queue.goodwillReason'), entry.goodwill.reason]] satisfies [string, string][])),
    [say('desk.made'), figures.moment(entry.createdAt)],
    [say('desk.onDesk'), say('desk.since', { time: figures.moment(one.openedAt) })],
    [
      say('desk.waiting'),
      waitingBehind > 0 ? say('desk.behind', { count: waitingBehind }) : say('desk.nobodyBehind'),
    ],
    ...(lastTry === null
      ? []
      : [
          [
            say('desk.lastTry'),
            [figures.moment(lastTry.at), sayEvent(lastTry.event, say), lastTry.detail].join(' · '),
          ] satisfies [string, string],
        ]),
  ];
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.code} dir="ltr">
          {sayEntryCode(entry, words)}
        </h2>
        <CaseMark one={one} />
      </div>
      <CaseSaid />
      <p>{sayWhatIsWrong(one, words)}</p>
      <div className={classes.truths}>
        <TillTruth entry={entry} />
        <CapillaryTruth entry={entry} />
      </div>
      {one.closed !== null && <Closed closed={one.closed} />}
      <CaseActs one={one} />
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </>
  );
}

function Closed({ closed }: { closed: NonNullable<DeskCase['closed']> }) {
  const { say, figures } = useWords();
  const known = isAction(closed.action) ? say(`desk.action.${closed.action}`) : closed.action;
  const name = closed.by === 'program' ? say('desk.program') : closed.by;
  return (
    <div className={classes.closed}>
      <h3 className={classes.part}>{say('desk.closedTitle')}</h3>
      <p dir="auto">{say('desk.closedBy', { action: known, name, time: figures.moment(closed.at) })}</p>
      {closed.reason !== '' && (
        <p className={classes.small} dir="auto">
          {closed.reason}
        </p>
      )}
    </div>
  );
}

function isAction(action: string): action is keyof typeof deskWords.action {
  return Object.hasOwn(deskWords.action, action);
}

function History({ lines }: { lines: HistoryLine[] }) {
  const { say } = useWords();
  return (
    <>
      <h3 className={classes.part}>{say('queue.history')}</h3>
      <EntryHistory lines={lines} />
    </>
  );
}
