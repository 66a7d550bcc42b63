/** What runs here, and what people should know about it. */
import { sayClock } from '../../app/connection-outcome.tsx';
import { useShared } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './settings-screen.module.css';

export function AboutPart() {
  const words = useWords();
  const { say } = words;
  const status = useShared('status', (state) => state.status);
  if (!status) return <Empty message={say('settings.loading')} />;
  const { versions } = status;
  const rows: [string, string][] = [
    [say('settings.about.program'), versions.program],
    [say('settings.about.node'), versions.node],
    [say('settings.about.sqlite'), versions.sqlite],
    [say('settings.about.ledger'), String(versions.ledger)],
    [say('settings.about.mode'), say(`settings.about.${status.mode}`)],
    [say('settings.about.clock'), sayClock(say, status.clock.differenceMs)],
  ];
  return (
    <>
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{say('settings.about.notices')}</h2>
      {status.notices.length === 0 && <Empty message={say('settings.about.none')} />}
      {status.notices.map((notice) => (
        <Sentences key={notice.key} meaning="plain" {...words.reason(notice)} />
      ))}
    </>
  );
}
