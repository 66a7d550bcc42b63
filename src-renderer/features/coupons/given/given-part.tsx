/** Goodwill: coupons for the member at the counter, and everything that was given, by whom and why. */
import { useStore } from 'zustand';
import type { Entry } from '../../../../src-main/contract/entries.ts';
import { useShared } from '../../../app/shared-context.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { EntryMark } from '../../../ui/entry-mark.tsx';
import { Push } from '../../../ui/push.tsx';
import { FailureSentences } from '../../../ui/sentences.tsx';
import { sayEntryCode } from '../../../words/entry-title.ts';
import { useWords } from '../../../words/use-words.ts';
import classes from './given-part.module.css';
import type { GivenStore } from './given-store.ts';

export function GivenPart({ store, isManager }: { store: GivenStore; isManager: boolean }) {
  return (
    <div className={classes.part}>
      <Giving store={store} isManager={isManager} />
      <History store={store} />
    </div>
  );
}

function Giving({ store, isManager }: { store: GivenStore; isManager: boolean }) {
  const { say } = useWords();
  const member = useStore(store, (state) => state.member);
  const file = useStore(store, (state) => state.file);
  const save = useStore(store, (state) => state.save);
  const open = useShared('goodwill', (state) => state.open);
  const show = useShared('screen', (state) => state.open);
  const isBlocked = member?.fraud === true;
  return (
    <section className={classes.head} aria-label={say('coupons.given.giving')}>
      <div className={classes.text}>
        <h2 dir="auto">
          {member === null ? say('coupons.given.nobody') : say('goodwill.to', { name: member.name })}
        </h2>
        <p className={classes.small}>
          {member === null
            ? say('coupons.given.nobodyNext')
            : isBlocked
              ? say('coupons.given.blocked')
              : say('coupons.given.says')}
        </p>
      </div>
      {member === null || isBlocked ? (
        <Push kind="first" onPush={() => show('counter')}>
          {say('coupons.given.find')}
        </Push>
      ) : (
        <Push kind="first" onPush={() => void open(member)}>
          {say('coupons.given.give')}
        </Push>
      )}
      {isManager && (
        <Push onPush={() => void save()} busy={file.does === 'reading'}>
          {say('queue.export')}
        </Push>
      )}
      <div role="status" className={classes.said}>
        {file.does === 'done' && say('queue.exported', { count: file.rows })}
        {file.does === 'failed' && <FailureSentences failure={file.failure} />}
      </div>
    </section>
  );
}

function History({ store }: { store: GivenStore }) {
  const { say } = useWords();
  const list = useStore(store, (state) => state.list);
  const { readMore, refresh } = useStore(store);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.history} aria-label={say('coupons.given.history')} tabIndex={0}>
      {list.shows === 'reading' && <Empty message={say('queue.loading')} />}
      {list.shows === 'failed' && (
        <FailureSentences failure={list.failure}>
          <Push onPush={() => void refresh()}>{say('frame.again')}</Push>
        </FailureSentences>
      )}
      {list.shows === 'known' && list.entries.length === 0 && (
        <Empty message={say('coupons.given.none')} next={say('coupons.given.noneNext')} />
      )}
      {list.shows === 'known' && list.entries.length > 0 && (
        <ul aria-label={say('coupons.given.history')}>
          {list.entries.map((entry) => (
            <Given key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {list.shows === 'known' && list.next !== null && (
        <Push onPush={() => void readMore()}>{say('queue.more')}</Push>
      )}
    </section>
  );
}

function Given({ entry }: { entry: Entry }) {
  const words = useWords();
  const { say, figures } = words;
  const showSlip = useShared('slip', (state) => state.show);
  const { goodwill, till } = entry;
  const who = [
    till.by,
    ...(till.approvedBy === null ? [] : [say('queue.approvedBy', { name: till.approvedBy })]),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.text}>
        <p dir="auto">
          <strong dir="ltr">{sayEntryCode(entry, words)}</strong> · {entry.description}
        </p>
        <p className={classes.small} dir="auto">
          <bdi>{entry.customer.name}</bdi> · {goodwill?.reason}
          {goodwill?.note ? ` · ${goodwill.note}` : ''}
        </p>
        <p className={classes.small} dir="auto">
          {figures.moment(entry.createdAt)} · {who.join(' · ')}
        </p>
      </div>
      <EntryMark word={entry.word} />
      <Push kind="quiet" onPush={() => showSlip(entry)}>
        {say('slip.open')}
      </Push>
    </li>
  );
}
