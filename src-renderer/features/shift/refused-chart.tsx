/** What was refused, by reason, the most frequent first. */
import type { ReasonKey } from '../../../src-main/contract/reasons.ts';
import type { ShiftFigures } from '../../../src-main/contract/shift.ts';
import { Empty } from '../../ui/empty.tsx';
import { shift as shiftWords } from '../../words/en/shift.ts';
import { useWords, type Words } from '../../words/use-words.ts';
import classes from './shift-screen.module.css';
import { shareOf, sumByName } from './shift-state.ts';
import { TableBar } from './table-bar.tsx';

export function RefusedChart({ figures }: { figures: ShiftFigures }) {
  const words = useWords();
  const { say, figures: write } = words;
  const refused = sumByName(
    figures.refused.map(({ reason, count }) => ({ name: nameReason(reason, words), count })),
  );
  const most = Math.max(0, ...refused.map(({ count }) => count));
  if (refused.length === 0) {
    return (
      <div className={classes.chart}>
        <h2>{say('shift.refused')}</h2>
        <Empty message={say('shift.refusedEmpty')} />
      </div>
    );
  }
  return (
    <div className={classes.chart}>
      <table className={classes.table}>
        <caption>{say('shift.refused')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('shift.reasonColumn')}</th>
            <td className={classes.space} />
            <th scope="col" className={classes.end}>
              {say('shift.times')}
            </th>
          </tr>
        </thead>
        <tbody>
          {refused.map(({ name, count }) => (
            <tr key={name}>
              <th scope="row" className={classes.reason}>
                {name}
              </th>
              <td className={classes.space}>
                <TableBar share={shareOf(count, most)} meaning="stop" />
              </td>
              <td className={classes.end}>{write.count(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A short name, where there is one: a sentence of one coupon does not fit for many. */
function nameReason(key: ReasonKey, { say, reason }: Words): string {
  return isNamed(key) ? say(`shift.reason.${key}`) : reason({ key, facts: {} }).message;
}

function isNamed(key: ReasonKey): key is keyof typeof shiftWords.reason & ReasonKey {
  return Object.hasOwn(shiftWords.reason, key);
}
