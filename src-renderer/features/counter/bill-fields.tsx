/** The bill's number and amount. What is wrong with them is told in the note below the coupon field. */

import { useSession } from '../../app/shared-context.tsx';
import { Field } from '../../ui/field.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './bill-column.module.css';
import { useCounter } from './counter-context.tsx';
import { fieldIds } from './counter-fields.ts';
import { hasOwnNumber } from './counter-state.ts';

export function BillFields() {
  const { say } = useWords();
  const { currency } = useSession();
  const { number, amount } = useCounter((state) => state.typed);
  const faults = useCounter((state) => state.faults);
  const own = useCounter(hasOwnNumber);
  const codes = useCounter((state) => state.codes);
  const { type, look, focusField, check } = useCounter((state) => state);

  return (
    <div className={classes.pair}>
      <Field
        id={fieldIds.number}
        label={say('counter.number')}
        keyHint="⇧F4"
        value={number}
        onChange={(next) => type('number', next)}
        onEnter={() => focusField(look('number') ? 'amount' : 'number')}
        before={own ? <span className={classes.own}>{say('counter.ownNumber')}</span> : null}
        title={number}
        invalid={faults.number !== undefined}
        noteId={faults.number || own ? 'bill-note' : undefined}
      />
      <Field
        id={fieldIds.amount}
        label={say('counter.amount')}
        keyHint="F4"
        value={amount}
        onChange={(next) => type('amount', next)}
        onEnter={() => {
          if (!look('amount')) focusField('amount');
          else if (codes.length > 0) void check();
          else focusField('code');
        }}
        before={<span className={classes.currency}>{currency}</span>}
        inputMode="decimal"
        figures
        invalid={faults.amount !== undefined}
        noteId={faults.amount ? 'bill-note' : undefined}
      />
    </div>
  );
}
