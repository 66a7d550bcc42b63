/** What the bill comes to. Stands in its place from the start; the sum to pay is the largest thing after a check. */

import type { BillFigures } from '../../../src-main/contract/coupons.ts';
import { minor, readAmount } from '../../../src-main/contract/money.ts';
import { useSession } from '../../app/shared-context.tsx';
import { Push } from '../../ui/push.tsx';
import { useWords } from '../../words/use-words.ts';
import { useCounter } from './counter-context.tsx';
import { isDone, type Outcome } from './counter-state.ts';
import { usePointsOfBill } from './points-of-bill.ts';
import { type OnBill, SendBill } from './send-bill.tsx';
import classes from './totals.module.css';

export function Totals({ onBill }: { onBill: OnBill }) {
  const outcome = useCounter((state) => state.outcome);
  const off = usePointsOfBill().reduce((sum, { moneyOff }) => sum + (moneyOff?.amountMinor ?? 0), 0);
  const typed = useBillTyped(off);
  const bill = billOf(outcome) ?? typed;
  return (
    <div className={classes.totals}>
      <div className={classes.words}>
        <Words outcome={outcome} onBill={onBill} />
      </div>
      {bill ? <Sum bill={bill} pointsOff={off} /> : <BillOnly />}
    </div>
  );
}

function billOf(outcome: Outcome): BillFigures | null {
  if (outcome.shows === 'checked') return outcome.checked.bill;
  if (outcome.shows === 'redeemed') return outcome.redeemed.bill;
  return outcome.shows === 'redeeming' ? (outcome.checked?.bill ?? null) : null;
}

/** A bill without coupons, once points were used for it. */
function useBillTyped(pointsOff: number): BillFigures | null {
  const { currency } = useSession();
  const { number, amount } = useCounter((state) => state.typed);
  const hasCodes = useCounter((state) => state.codes.length > 0);
  const read = readAmount(amount, currency);
  if (pointsOff === 0 || hasCodes || !read.ok) return null;
  const total = { amountMinor: read.amount, currency };
  return { number, amount: total, off: { amountMinor: minor(0), currency }, toPay: total };
}

function Sum({ bill, pointsOff }: { bill: BillFigures; pointsOff: number }) {
  const { say, figures } = useWords();
  const { currency } = bill.amount;
  const inAll = { amountMinor: minor(bill.off.amountMinor + pointsOff), currency };
  const toPay = { amountMinor: minor(Math.max(0, bill.toPay.amountMinor - pointsOff)), currency };
  return (
    <dl className={classes.sum}>
      <div>
        <dt>{say('counter.total')}</dt>
        <dd>{figures.money(bill.amount)}</dd>
      </div>
      <div>
        <dt>{say(pointsOff > 0 ? 'counter.totalOffPoints' : 'counter.totalOff')}</dt>
        <dd>{figures.off(inAll)}</dd>
      </div>
      <div className={classes.pay}>
        <dt>{say('counter.toPay')}</dt>
        <dd>{figures.money(toPay)}</dd>
      </div>
    </dl>
  );
}

function BillOnly() {
  const { say, figures } = useWords();
  const { currency } = useSession();
  const typed = useCounter((state) => state.typed.amount);
  const amount = readAmount(typed, currency);
  return (
    <dl className={classes.sum}>
      <div>
        <dt>{say('counter.total')}</dt>
        <dd>{amount.ok ? figures.money({ amountMinor: amount.amount, currency }) : '–'}</dd>
      </div>
      <div className={classes.pay} data-open="">
        <dt>{say('counter.toPay')}</dt>
        <dd>
          <span aria-hidden="true">–</span>
          <span className={classes.read}>{say('counter.notChecked')}</span>
        </dd>
      </div>
    </dl>
  );
}

function Words({ outcome, onBill }: { outcome: Outcome; onBill: OnBill }) {
  const { say } = useWords();
  const redeem = useCounter((state) => state.redeem);
  switch (outcome.shows) {
    case 'nothing':
    case 'failed':
      return null;
    case 'checking':
      return <p>{say('counter.checking')}</p>;
    case 'redeeming':
      return <p>{say('counter.redeeming')}</p>;
    case 'checked':
      return (
        <p>
          {say(outcome.checked.source === 'till' ? 'counter.result.checkedHere' : 'counter.result.checked')}
        </p>
      );
    case 'redeemed': {
      const waits = outcome.redeemed.coupons.some((coupon) => coupon.outcome === 'needs-manager');
      if (waits) return <Push onPush={() => void redeem()}>{say('counter.askManager')}</Push>;
      return (
        <>
          <p>{say(isDone(outcome) ? 'counter.result.redeemed' : 'counter.result.partly')}</p>
          <SendBill redeemed={outcome.redeemed} onBill={onBill} />
        </>
      );
    }
    default:
      return outcome satisfies never;
  }
}
