/** Bills, by number or of the member at the counter: the list on one side, one of them on the other. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { FoundBill } from '../../../src-main/contract/bill-desk.ts';
import { Empty } from '../../ui/empty.tsx';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { BillDetail, type OnReturn } from './bill-detail.tsx';
import classes from './bills-screen.module.css';
import type { LookStore } from './look-store.ts';

export function LookPart({ store, onReturn }: { store: LookStore; onReturn: OnReturn }) {
  const { say } = useWords();
  const { text, member, shown, type, look, ofMember } = useStore(store);
  const busy = shown.shows === 'reading';
  useEffect(() => document.getElementById('bill-look')?.focus(), []);
  return (
    <div className={classes.part}>
      <search className={classes.search}>
        <Field
          id="bill-look"
          label={say('bills.look.search')}
          value={text}
          onChange={type}
          onEnter={() => void look()}
        />
        <Push kind="first" onPush={() => void look()} busy={busy}>
          {say('bills.look.look')}
        </Push>
        {member !== null && (
          <Push onPush={() => void ofMember()} busy={busy}>
            {say('bills.look.ofMember', { name: member.name })}
          </Push>
        )}
      </search>
      {shown.shows === 'nothing' && (
        <Empty message={say('bills.look.empty')} next={say('bills.look.emptyNext')} />
      )}
      {shown.shows === 'reading' && <Empty message={say('bills.look.reading')} />}
      {shown.shows === 'failed' && (
        <div role="status" className={classes.said}>
          <FailureSentences failure={shown.failure} />
        </div>
      )}
      {shown.shows === 'known' && shown.bills.length === 0 && (
        <Empty
          message={say('bills.look.none')}
          {...(shown.source === 'till' ? { next: say('bills.look.noneHere') } : {})}
        />
      )}
      {shown.shows === 'known' && shown.bills.length > 0 && (
        <div className={classes.found}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
          <section className={classes.listing} aria-label={say('bills.look.list')} tabIndex={0}>
            {shown.source === 'till' && <p className={classes.small}>{say('bills.look.here')}</p>}
            <ul>
              {shown.bills.map((bill) => (
                <Row key={`${bill.billId ?? bill.entryId}`} store={store} bill={bill} />
              ))}
            </ul>
          </section>
          <BillDetail store={store} onReturn={onReturn} />
        </div>
      )}
    </div>
  );
}

function Row({ store, bill }: { store: LookStore; bill: FoundBill }) {
  const { say, figures } = useWords();
  const { one, open } = useStore(store);
  const time = figures.moment(Date.parse(bill.billedAt));
  const isOpen =
    one.shows !== 'nothing' && one.bill.billId === bill.billId && one.bill.entryId === bill.entryId;
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        aria-current={isOpen || undefined}
        onClick={() => void open(bill)}
      >
        <strong dir="ltr">{bill.number}</strong>
        <span className={classes.money}>{bill.amount === null ? '–' : figures.money(bill.amount)}</span>
        <span className={classes.small}>{time}</span>
        <span className={classes.small}>
          {say(bill.billId === null ? 'bills.look.waiting' : `bills.look.kind.${bill.what}`)}
        </span>
      </button>
    </li>
  );
}
