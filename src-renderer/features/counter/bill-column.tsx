/** The middle of the counter: the bill, its coupons with their verdicts, what is to pay, and the two acts. */
import { Push } from '../../ui/push.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './bill-column.module.css';
import { BillFields } from './bill-fields.tsx';
import { BillNote } from './bill-note.tsx';
import { CodeEntry } from './code-entry.tsx';
import columns from './column.module.css';
import { useCounter } from './counter-context.tsx';
import { isDone } from './counter-state.ts';
import { CouponList } from './coupon-list.tsx';
import type { OnBill } from './send-bill.tsx';
import { Totals } from './totals.tsx';

export function BillColumn({ onBill }: { onBill: OnBill }) {
  const { say } = useWords();
  return (
    <section className={columns.column} aria-label={say('counter.billRegion')}>
      <BillFields />
      <CodeEntry />
      <BillNote />
      <CouponList />
      <Totals onBill={onBill} />
      <Acts />
    </section>
  );
}

function Acts() {
  const { say } = useWords();
  const outcome = useCounter((state) => state.outcome);
  const check = useCounter((state) => state.check);
  const redeem = useCounter((state) => state.redeem);
  const clear = useCounter((state) => state.clear);
  const busy = outcome.shows === 'checking' || outcome.shows === 'redeeming';
  const done = isDone(outcome);
  return (
    <div className={classes.acts}>
      <Push kind={done ? 'first' : 'second'} onPush={clear} keys="Esc" shortcut="Escape">
        {say('counter.clear')}
      </Push>
      <span className={classes.space} />
      <Push kind="second" onPush={() => void check()} keys="F8" busy={busy}>
        {say('counter.check')}
      </Push>
      <Push kind={done ? 'second' : 'first'} onPush={() => void redeem()} keys="F9" busy={busy} wide>
        {say('counter.redeem')}
      </Push>
    </div>
  );
}
