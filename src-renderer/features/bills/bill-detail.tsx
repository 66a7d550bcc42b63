/** One bill with all there is of it, and what can be done with it. */
import { useStore } from 'zustand';
import type { FoundBill } from '../../../src-main/contract/bill-desk.ts';
import type { Customer } from '../../../src-main/contract/customers.ts';
import { toDecimal } from '../../../src-main/contract/money.ts';
import { Empty } from '../../ui/empty.tsx';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './bills-screen.module.css';
import type { Draft } from './capture-store.ts';
import type { LookStore } from './look-store.ts';

/** Goods of a bill come back: what is handed over to be captured. */
export type OnReturn = (draft: Partial<Draft>, member: Customer | null) => void;

export function BillDetail({ store, onReturn }: { store: LookStore; onReturn: OnReturn }) {
  const { say } = useWords();
  const one = useStore(store, (state) => state.one);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.detail} aria-label={say('bills.look.detail')} tabIndex={0}>
      {one.shows === 'nothing' && <Empty message={say('bills.look.choose')} />}
      {one.shows !== 'nothing' && (
        <>
          <Facts bill={one.bill} isWhole={one.shows === 'known'} />
          {one.shows === 'failed' && <FailureSentences failure={one.failure} />}
          {one.shows === 'known' && one.bill.billId !== null && (
            <Acts store={store} bill={one.bill} onReturn={onReturn} />
          )}
        </>
      )}
    </section>
  );
}

function Facts({ bill, isWhole }: { bill: FoundBill; isWhole: boolean }) {
  const { say, figures } = useWords();
  const money = (value: FoundBill['amount']) => (value === null ? '–' : figures.money(value));
  const points = bill.points === null ? say('bills.look.notTold') : figures.count(bill.points);
  return (
    <>
      <h2 dir="ltr">{bill.number}</h2>
      <dl className={classes.rows}>
        <div>
          <dt>{say('bills.look.time')}</dt>
          <dd>{figures.moment(Date.parse(bill.billedAt))}</dd>
        </div>
        {bill.place !== '' && (
          <div>
            <dt>{say('bills.look.place')}</dt>
            <dd dir="auto">{bill.place}</dd>
          </div>
        )}
        <div>
          <dt>{say('bills.look.amount')}</dt>
          <dd>{money(bill.amount)}</dd>
        </div>
        <div>
          <dt>{say('bills.look.points')}</dt>
          <dd>{isWhole ? points : '…'}</dd>
        </div>
        {bill.tenders.length > 0 && (
          <div>
            <dt>{say('bills.look.tenders')}</dt>
            <dd>{bill.tenders.map(({ mode, amount }) => `${mode} ${money(amount)}`).join(' · ')}</dd>
          </div>
        )}
        {bill.coupons.length > 0 && (
          <div>
            <dt>{say('bills.look.coupons')}</dt>
            <dd>
              {bill.coupons.map(({ code, off }) => `${code} ${off ? figures.off(off) : ''}`).join(' · ')}
            </dd>
          </div>
        )}
        {bill.fields.length > 0 && (
          <div>
            <dt>{say('bills.look.fields')}</dt>
            <dd dir="auto">{bill.fields.map(({ name, value }) => `${name}: ${value}`).join(' · ')}</dd>
          </div>
        )}
      </dl>
      <h3>{say('bills.look.lines')}</h3>
      {isWhole && bill.lines.length === 0 && <p className={classes.small}>{say('bills.look.noLines')}</p>}
      <ul className={classes.lines}>
        {bill.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a bill that is in have no names and never move
          <li key={index}>
            <span dir="auto">
              {line.quantity === null ? '' : `${figures.count(line.quantity)} × `}
              {line.description || line.code}
            </span>
            <span className={classes.money}>{money(line.amount)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Acts({ store, bill, onReturn }: { store: LookStore; bill: FoundBill; onReturn: OnReturn }) {
  const { say } = useWords();
  const { act, member, begin } = useStore(store);
  if (act.does === 'writing' || act.does === 'sending' || act.does === 'failed')
    return <ActForm store={store} />;
  const takeBack = () => {
    const { amount, number } = bill;
    const whose = member !== null && member.id === bill.customerId ? member : null;
    const draft = {
      kind: 'return-whole' as const,
      number,
      amount: amount === null ? '' : toDecimal(amount.amountMinor, amount.currency),
      purchasedOn: '',
    };
    onReturn(draft, whose);
  };
  const isTheirs = bill.what === 'nobodys' || (member !== null && member.id === bill.customerId);
  return (
    <>
      <div role="status" className={classes.said}>
        {act.does === 'told' && <Made store={store} />}
      </div>
      <div className={classes.buttons}>
        {bill.what !== 'return' && isTheirs && <Push onPush={takeBack}>{say('bills.look.takeBack')}</Push>}
        {bill.what === 'sale' && <Push onPush={() => begin('field')}>{say('bills.look.writeField')}</Push>}
        {bill.what === 'nobodys' && member !== null && (
          <Push kind="first" onPush={() => begin('give')}>
            {say('bills.look.give')}
          </Push>
        )}
      </div>
    </>
  );
}

function Made({ store }: { store: LookStore }) {
  const words = useWords();
  const act = useStore(store, (state) => state.act);
  if (act.does !== 'told') return null;
  const { outcome, reasons, platform } = act.made;
  const meaning = outcome === 'done' ? 'good' : outcome === 'refused' ? 'stop' : 'plain';
  const [reason] = reasons;
  const said = reason && outcome === 'refused' ? words.reason(reason) : null;
  return (
    <Sentences
      meaning={meaning}
      message={words.say(`bills.look.told.${outcome}`)}
      next={said === null ? undefined : `${said.message} ${said.next}`}
      platform={outcome === 'refused' ? platform : null}
    />
  );
}

function ActForm({ store }: { store: LookStore }) {
  const { say } = useWords();
  const { act, draft, member, write, send, leave } = useStore(store);
  if (act.does === 'nothing' || act.does === 'told') return null;
  const isGift = act.act === 'give';
  const fault = act.does === 'failed' ? (act.failure.field ?? '') : '';
  const field = (name: 'name' | 'value' | 'reason', label: string, at: string, begin = false) => (
    <Field
      id={`bill-act-${name}`}
      label={label}
      value={draft[name]}
      onChange={(text) => write({ [name]: text })}
      onEnter={() => void send()}
      invalid={fault.startsWith(at)}
      noteId="bill-act-said"
      autoFocus={begin}
      {...(name === 'reason' ? { placeholder: say('bills.look.reasonPlaceholder') } : {})}
    />
  );
  return (
    <fieldset className={classes.act}>
      <legend>
        {isGift ? say('bills.look.giveTo', { name: member?.name ?? '' }) : say('bills.look.writeField')}
      </legend>
      {isGift && <p>{say('bills.look.giveSays')}</p>}
      {!isGift && field('name', say('bills.look.fieldName'), 'fields.0.name', true)}
      {!isGift && field('value', say('bills.look.fieldValue'), 'fields.0.value')}
      {field('reason', say('bills.look.reason'), 'reason', isGift)}
      <div id="bill-act-said" role="status">
        {act.does === 'sending' && say('bills.look.sending')}
        {act.does === 'failed' && <FailureSentences failure={act.failure} />}
      </div>
      <div className={classes.buttons}>
        <Push kind="quiet" onPush={leave}>
          {say('bills.look.keep')}
        </Push>
        <Push kind="first" onPush={() => void send()} busy={act.does === 'sending'}>
          {say(isGift ? 'bills.look.giveIt' : 'bills.look.save')}
        </Push>
      </div>
    </fieldset>
  );
}
