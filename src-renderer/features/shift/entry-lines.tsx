/** Entries in a short list: whose, which code, on which bill, for how much. */
import type { Entry } from '../../../src-main/contract/entries.ts';
import { sayEntryMoney } from '../../words/entry-money.ts';
import { sayEntryCode, sayEntryFor } from '../../words/entry-title.ts';
import { useWords } from '../../words/use-words.ts';
import classes from './shift-screen.module.css';

/** @param more so many more there are than are listed; said at the end of the list, where a reader comes to it. */
export function EntryLines({ entries, name, more = 0 }: { entries: Entry[]; name: string; more?: number }) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <ul className={classes.entries} aria-label={name} tabIndex={0}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className={classes.code} dir="ltr">
            {sayEntryCode(entry, words)}
          </span>
          <span className={classes.cut} title={`${entry.customer.name} · ${sayEntryFor(entry, words)}`}>
            <bdi>{entry.customer.name}</bdi> · {sayEntryFor(entry, words)}
          </span>
          <span>{sayEntryMoney(entry, words)}</span>
        </li>
      ))}
      {more > 0 && <li className={classes.small}>{words.say('shift.unsentMore', { count: more })}</li>}
    </ul>
  );
}
