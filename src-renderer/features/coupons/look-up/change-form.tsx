/** The form of one change: what it does, what it needs, and why. Nothing is done before its button is pressed. */
import { useEffect } from 'react';
import { Field } from '../../../ui/field.tsx';
import { Push } from '../../../ui/push.tsx';
import { FailureSentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import { useLookUp } from './look-up-context.tsx';
import classes from './look-up-part.module.css';
import type { Change } from './look-up-state.ts';

export function ChangeForm({ change }: { change: Change }) {
  const { say } = useWords();
  const act = useLookUp((state) => state.act);
  const draft = useLookUp((state) => state.draft);
  const { draftIn, send, leave } = useLookUp((state) => state);
  const busy = act.does === 'sending';
  const failure = act.does === 'failed' ? act.failure : null;
  const { name, use } = change;
  const first = name === 'expiry' ? 'change-day' : name === 'bill' ? 'change-bill' : 'change-reason';
  useEffect(() => document.getElementById(first)?.focus(), [first]);
  const field = (
    id: string,
    which: 'lastDay' | 'bill' | 'amount' | 'reason',
    type: 'text' | 'date' = 'text',
  ) => (
    <Field
      id={id}
      label={say(`coupons.lookUp.field.${which}`)}
      value={draft[which]}
      onChange={(value) => draftIn({ [which]: value })}
      onEnter={() => void send()}
      type={type}
      figures={which === 'amount'}
      {...(which === 'reason' ? { placeholder: say('coupons.lookUp.reasonPlaceholder') } : {})}
      invalid={
        failure?.field === (which === 'bill' || which === 'amount' ? inBill[which] : which) ||
        failure?.field === which
      }
      noteId="change-note"
      disabled={busy}
    />
  );
  return (
    <fieldset className={classes.form}>
      <legend>{say(`coupons.lookUp.act.${name}`)}</legend>
      <p>{say(`coupons.lookUp.does.${name}`, { bill: use?.bill ?? '' })}</p>
      {name === 'expiry' && field('change-day', 'lastDay', 'date')}
      {name === 'bill' && field('change-bill', 'bill')}
      {name === 'bill' && field('change-amount', 'amount')}
      {field('change-reason', 'reason')}
      <div id="change-note" role="status" className={classes.note}>
        {busy && say('coupons.lookUp.sending')}
        {failure && <FailureSentences failure={failure} />}
      </div>
      <div className={classes.buttons}>
        <Push onPush={leave} disabled={busy} wide>
          {say('frame.cancel')}
        </Push>
        <Push kind="first" onPush={() => void send()} busy={busy} wide>
          {say(`coupons.lookUp.go.${name}`)}
        </Push>
      </div>
    </fieldset>
  );
}

/** As the program names them. */
const inBill = { bill: 'bill.number', amount: 'bill.amount' } as const;
