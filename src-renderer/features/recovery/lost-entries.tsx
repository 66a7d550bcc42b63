/** Entries that somebody has to look up one by one. */
import type { LostEntry } from '../../../src-main/contract/recovery.ts';
import { useWords } from '../../words/use-words.ts';
import classes from './recovery-screen.module.css';

export function LostEntries({ entries }: { entries: readonly LostEntry[] }) {
  const { say, figures } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls is reached by keyboard
    <section className={classes.lost} tabIndex={0} aria-label={say('recovery.entries')}>
      <table>
        <thead>
          <tr>
            <th>{say('recovery.when')}</th>
            <th>{say('recovery.bill')}</th>
            <th>{say('recovery.code')}</th>
            <th>{say('recovery.member')}</th>
            <th className={classes.money}>{say('recovery.off')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>{figures.moment(entry.at)}</td>
              <td dir="auto">{entry.bill}</td>
              <td dir="auto">{entry.code}</td>
              <td dir="auto" title={entry.member.name}>
                {entry.member.name}
              </td>
              <td className={classes.money}>{entry.moneyOff ? figures.off(entry.moneyOff) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
