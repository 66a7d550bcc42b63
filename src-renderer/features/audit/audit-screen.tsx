/** What was done at this till and by whom, newest first, and whether the record of it is still what was written. */
import { useStore } from 'zustand';
import { Empty } from '../../ui/empty.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { AuditFilter } from './audit-filter.tsx';
import { AuditLines } from './audit-lines.tsx';
import classes from './audit-screen.module.css';
import type { AuditStore } from './audit-store.ts';
import { AuditVerdictNote } from './audit-verdict-note.tsx';

export function AuditScreen({ store }: { store: AuditStore }) {
  const { say } = useWords();
  const { list, verified, verify } = useStore(store);
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <h1>{say('audit.title')}</h1>
        <div className={classes.verdict} role="status">
          {verified.shows === 'verifying' && <p className={classes.quiet}>{say('audit.verifying')}</p>}
          {verified.shows === 'failed' && <FailureSentences failure={verified.failure} />}
          {verified.shows === 'known' && <AuditVerdictNote verdict={verified.verdict} />}
        </div>
        <Push onPush={() => void verify()} busy={verified.shows === 'verifying'}>
          {say('audit.again')}
        </Push>
      </div>
      <AuditFilter store={store} />
      {list.shows === 'reading' && <Empty message={say('audit.reading')} />}
      {list.shows === 'failed' && <FailureSentences failure={list.failure} />}
      {list.shows === 'known' && <AuditLines store={store} list={list} />}
    </div>
  );
}
