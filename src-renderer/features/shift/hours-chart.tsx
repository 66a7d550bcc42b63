/** Money given by hour: a table whose rows are the bars, so that it is looked at and read out from one place. */
import type { ShiftFigures } from '../../../src-main/contract/shift.ts';
import { Empty } from '../../ui/empty.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './shift-screen.module.css';
import { everyHour, shareOf } from './shift-state.ts';
import { TableBar } from './table-bar.tsx';

export function HoursChart({ figures }: { figures: ShiftFigures }) {
  const { say, figures: write } = useWords();
  const hours = everyHour(figures.hours, figures.moneyGiven.currency);
  const most = Math.max(0, ...hours.map(({ given }) => given.amountMinor));
  if (hours.length === 0) {
    return (
      <div className={classes.chart}>
        <h2>{say('shift.hours')}</h2>
        <Empty message={say('shift.hoursEmpty')} />
      </div>
    );
  }
  return (
    <div className={classes.chart}>
      <table className={classes.table}>
        <caption>{say('shift.hours')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('shift.hour')}</th>
            <td className={classes.space} />
            <th scope="col" className={classes.end}>
              {say('shift.redemptions')}
            </th>
            <th scope="col" className={classes.end}>
              {say('shift.given')}
            </th>
          </tr>
        </thead>
        <tbody>
          {hours.map(({ from, redemptions, given }) => (
            <tr key={from}>
              <th scope="row">{write.time(from)}</th>
              <td className={classes.space}>
                <TableBar share={shareOf(given.amountMinor, most)} />
              </td>
              <td className={classes.end}>{write.count(redemptions)}</td>
              <td className={classes.end}>{write.money(given)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
