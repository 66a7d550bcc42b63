/** Coupons redeemed in this shift for bills that never came: the customer may have left, and the coupon is used up. */
import { Push } from '../../ui/push.tsx';
import { Sentences } from '../../ui/sentences.tsx';
import { sayEntryMoney } from '../../words/entry-money.ts';
import { useWords } from '../../words/use-words.ts';
import { useShift } from './shift-context.tsx';
import classes from './shift-screen.module.css';

export function Abandoned() {
  const words = useWords();
  const { say } = words;
  const shown = useShift((state) => state.shown);
  const undo = useShift((state) => state.undo);
  const entries = shown.shows === 'known' ? shown.abandoned : [];
  if (entries.length === 0) return null;
  return (
    <section aria-label={say('shift.abandoned')}>
      <Sentences
        meaning="attention"
        message={say('shift.abandonedCount', { count: entries.length })}
        next={say('shift.abandonedNext')}
      />
      <ul className={classes.entries} aria-label={say('shift.abandoned')}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <span className={classes.code} dir="ltr">
              {entry.code}
            </span>
            <span className={classes.cut} title={entry.customer.name}>
              <bdi>{entry.customer.name}</bdi> · {say('counter.bill', { number: entry.bill.number })}
            </span>
            <span>{sayEntryMoney(entry, words)}</span>
            <Push
              onPush={() => void undo(entry, say('shift.abandonedReason'))}
              name={say('shift.undoOne', { code: entry.code })}
            >
              {say('shift.undo')}
            </Push>
          </li>
        ))}
      </ul>
    </section>
  );
}
