/** Backups of the queue: the last one, where they lie, how long they are kept, and one at a push. */
import type { BackupsView } from '../../../src-main/contract/backups.ts';
import { useIsManager } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { useBackups } from './settings-context.tsx';
import classes from './settings-screen.module.css';
import { TypedPart } from './typed-part.tsx';

export function BackupsPart() {
  const { say } = useWords();
  const manager = useIsManager();
  const { shown, act, make } = useBackups((state) => state);
  return (
    <>
      {!manager && <Empty message={say('settings.backups.onlyManager')} />}
      {manager && shown.shows === 'reading' && <Empty message={say('settings.backups.loading')} />}
      {manager && shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
      {manager && shown.shows === 'known' && (
        <>
          <Facts backups={shown.backups} failing={act.does === 'failed'} />
          <div className={classes.acts}>
            <div className={classes.outcome} role="status">
              {act.does === 'made' && <Sentences meaning="good" message={say('settings.backups.made')} />}
              {act.does === 'failed' && <FailureSentences failure={act.failure} />}
            </div>
            <Push onPush={() => void make()} busy={act.does === 'making'}>
              {say(act.does === 'making' ? 'settings.backups.making' : 'settings.backups.make')}
            </Push>
          </div>
        </>
      )}
      <TypedPart part="backups" />
    </>
  );
}

function Facts({ backups, failing }: { backups: BackupsView; failing: boolean }) {
  const words = useWords();
  const { say, figures } = words;
  const { last, count, folder, failure } = backups;
  const size = last === null ? '' : figures.count(Math.max(1, Math.round(last.bytes / 1000)));
  const rows: [string, string][] = [
    [
      say('settings.backups.last'),
      last === null
        ? say('settings.backups.none')
        : say('settings.backups.lastAt', { time: figures.time(last.at), size }),
    ],
    [say('settings.backups.count'), figures.count(count)],
    [say('settings.backups.folder'), folder],
  ];
  return (
    <>
      {failure !== null && !failing && (
        <Sentences
          meaning="attention"
          {...words.reason({ key: 'backup-failed', facts: { why: failure.why } })}
        />
      )}
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={classes.path} dir="auto">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
