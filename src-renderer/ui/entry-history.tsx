/** Everything that happened to an entry, oldest first, each line with its request id where there is one. */
import type { HistoryLine } from '../../src-main/contract/entries.ts';
import { queue } from '../words/en/queue.ts';
import { useWords } from '../words/use-words.ts';
import type { Say } from '../words/word-key.ts';
import classes from './entry-history.module.css';
import { PlatformWords } from './platform-words.tsx';

export function EntryHistory({ lines }: { lines: HistoryLine[] }) {
  const { say, figures } = useWords();
  return (
    <ol className={classes.history}>
      {lines.map((line) => (
        <li key={`${line.at}-${line.to}-${line.event}`}>
          <p>
            <strong>{say(`queue.state.${line.to}`)}</strong>{' '}
            <span className={classes.small}>
              {figures.moment(line.at)} · {sayEvent(line.event, say)}
            </span>
          </p>
          {line.detail !== '' && (
            <p className={classes.small} dir="auto">
              {line.detail}
            </p>
          )}
          {line.requestId !== null && (
            <PlatformWords words={{ code: null, message: '', requestId: line.requestId }} />
          )}
        </li>
      ))}
    </ol>
  );
}

/** An event that has no words yet is shown as the program calls it, rather than not at all. */
export function sayEvent(event: string, say: Say): string {
  return isKnown(event) ? say(`queue.event.${event}`) : event;
}

function isKnown(event: string): event is keyof typeof queue.event {
  return Object.hasOwn(queue.event, event);
}
