/** What testing or saving the connection answered: whose till it is and how far the clocks differ, or what to do. */
import { FailureSentences, Sentences } from '../ui/sentences.tsx';
import { sayDuration } from '../words/durations.ts';
import { useWords } from '../words/use-words.ts';
import type { Say } from '../words/word-key.ts';
import classes from './connection-form.module.css';
import type { ConnectionShown } from './connection-store.ts';

export function ConnectionOutcome({ id, shown }: { id: string; shown: ConnectionShown }) {
  const { say } = useWords();
  return (
    <div id={id} className={classes.outcome} role="status">
      {shown.shows === 'testing' && <p>{say('connection.testing')}</p>}
      {shown.shows === 'saved' && <Sentences meaning="good" message={say('connection.saved')} />}
      {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
      {shown.shows === 'tested' && <Tested result={shown.result} />}
    </div>
  );
}

type Result = Extract<ConnectionShown, { shows: 'tested' }>['result'];

function Tested({ result }: { result: Result }) {
  const { say } = useWords();
  const rows: [string, string][] = [
    [say('connection.resultTill'), result.till],
    [say('connection.resultOrganisation'), result.organisation],
    [say('connection.resultTime'), result.serverTime ?? say('frame.notKnown')],
    [say('connection.resultClock'), sayClock(say, result.clockDifferenceMs)],
    [say('connection.resultRequest'), result.words.requestId ?? say('frame.notKnown')],
  ];
  return (
    <Sentences meaning="good" message={say('connection.tested')}>
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </Sentences>
  );
}

export function sayClock(say: Say, differenceMs: number | null): string {
  if (differenceMs === null) return say('frame.notKnown');
  if (Math.abs(differenceMs) < 1000) return say('connection.clockEven');
  const key = differenceMs > 0 ? 'connection.clockAhead' : 'connection.clockBehind';
  return say(key, { time: sayDuration(say, differenceMs) });
}
