/** Bills that wait at Capillary for somebody to put an item or a payment right. */
import { useStore } from 'zustand';
import type { ParkedBill } from '../../../src-main/contract/bill-desk.ts';
import { Empty } from '../../ui/empty.tsx';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './bills-screen.module.css';
import type { ParkedStore } from './parked-store.ts';

export function ParkedPart({ store }: { store: ParkedStore }) {
  const { say } = useWords();
  const { list, said, read } = useStore(store);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.parked} aria-label={say('bills.parked.list')} tabIndex={0}>
      <div role="status" className={classes.said}>
        {said !== null && (
          <Sentences
            meaning="good"
            message={
              said.act === 'retry'
                ? say('bills.parked.tried', { state: said.state })
                : say('bills.parked.dropped')
            }
          />
        )}
      </div>
      {list.shows === 'reading' && <Empty message={say('bills.parked.reading')} />}
      {list.shows === 'failed' && (
        <FailureSentences failure={list.failure}>
          <Push onPush={() => void read()}>{say('bills.parked.again')}</Push>
        </FailureSentences>
      )}
      {list.shows === 'known' && list.bills.length === 0 && (
        <Empty message={say('bills.parked.empty')} next={say('bills.parked.emptyNext')} />
      )}
      {list.shows === 'known' && list.bills.length > 0 && (
        <ul>
          {list.bills.map((bill) => (
            <Parked key={bill.entityId} store={store} bill={bill} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Parked({ store, bill }: { store: ParkedStore; bill: ParkedBill }) {
  const { say, figures } = useWords();
  const { act, reason, begin, type, leave, send } = useStore(store);
  const isMine = act.does !== 'nothing' && act.entityId === bill.entityId;
  return (
    <li className={classes.parkedRow}>
      <p>
        <strong dir="ltr">{bill.number}</strong> · {figures.moment(Date.parse(bill.billedAt))}
        {bill.tries !== null && ` · ${say('bills.parked.tries', { count: bill.tries })}`}
      </p>
      {bill.errors.map(({ code, message, value }) => (
        <p key={`${code} ${value}`} className={classes.small} dir="auto">
          {say('bills.parked.value', { message, value })}
        </p>
      ))}
      {isMine ? (
        <fieldset className={classes.act}>
          <legend>{say(`bills.parked.${act.act}`)}</legend>
          <p>{say(`bills.parked.${act.act}Says`)}</p>
          <Field
            id="parked-reason"
            label={say('bills.parked.reason')}
            value={reason}
            onChange={type}
            onEnter={() => void send()}
            placeholder={say('bills.parked.reasonPlaceholder')}
            noteId="parked-said"
            autoFocus
          />
          <div id="parked-said" role="status">
            {act.does === 'sending' && say('bills.parked.sending')}
            {act.does === 'failed' && <FailureSentences failure={act.failure} />}
          </div>
          <div className={classes.buttons}>
            <Push kind="quiet" onPush={leave}>
              {say('bills.parked.keep')}
            </Push>
            <Push
              kind={act.act === 'drop' ? 'stop' : 'first'}
              onPush={() => void send()}
              busy={act.does === 'sending'}
            >
              {say(`bills.parked.${act.act}`)}
            </Push>
          </div>
        </fieldset>
      ) : (
        <div className={classes.buttons}>
          <Push onPush={() => begin('retry', bill.entityId)}>{say('bills.parked.retry')}</Push>
          <Push kind="quiet" onPush={() => begin('drop', bill.entityId)}>
            {say('bills.parked.drop')}
          </Push>
        </div>
      )}
    </li>
  );
}
