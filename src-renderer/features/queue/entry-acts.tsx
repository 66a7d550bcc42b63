/** Retry and withdraw. Withdrawing cannot be undone, so it asks for a note first; a cashier needs a manager's PIN. */
import type { Entry } from '../../../src-main/contract/entries.ts';
import { useShared } from '../../app/shared-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { useQueue } from './queue-context.tsx';
import classes from './queue-screen.module.css';
import { canRetry, canWithdraw } from './queue-state.ts';

export function EntryActs({ entry }: { entry: Entry }) {
  const { say } = useWords();
  const act = useQueue((state) => state.act);
  const { retry, beginWithdraw } = useQueue((state) => state);
  const openUndo = useShared('points', (state) => state.openUndo);
  // Capillary may have decided while the note is written: then there is nothing left to withdraw.
  const noting =
    canWithdraw(entry) &&
    (act.does === 'noting' || act.does === 'withdrawing' || (act.does === 'failed' && act.note !== null));
  return (
    <>
      {!noting && (canRetry(entry) || canWithdraw(entry)) && (
        <div className={classes.acts}>
          {canRetry(entry) && (
            <Push onPush={() => void retry()} busy={act.does === 'retrying'}>
              {say(act.does === 'retrying' ? 'queue.retrying' : 'queue.retry')}
            </Push>
          )}
          {canWithdraw(entry) && (
            <Push kind="stop" onPush={beginWithdraw}>
              {say('queue.withdraw')}
            </Push>
          )}
        </div>
      )}
      {canGiveBack(entry) && (
        <div className={classes.acts}>
          <Push onPush={() => openUndo(entry)}>{say('points.undo.open')}</Push>
        </div>
      )}
      {noting && <Withdrawal />}
      <div role="status">
        {act.does === 'retried' && <Sentences meaning="good" message={say('queue.retried')} />}
        {act.does === 'withdrawn' && <Sentences meaning="good" message={say('queue.withdrawn')} />}
        {act.does === 'failed' && <FailureSentences failure={act.failure} />}
      </div>
    </>
  );
}

/** Points that Capillary has and that still stand. */
function canGiveBack({ kind, state, undoneBy }: Entry): boolean {
  return kind === 'redeem-points' && state === 'confirmed' && undoneBy === null;
}

function Withdrawal() {
  const { say } = useWords();
  const act = useQueue((state) => state.act);
  const { typeNote, withdraw, keep } = useQueue((state) => state);
  const note = 'note' in act ? (act.note ?? '') : '';
  const busy = act.does === 'withdrawing';
  return (
    <fieldset className={classes.note}>
      <legend>{say('queue.withdrawTitle')}</legend>
      <p>{say('queue.withdrawSays')}</p>
      <Field
        id="withdraw-note"
        label={say('queue.note')}
        value={note}
        onChange={typeNote}
        onEnter={() => void withdraw()}
        placeholder={say('queue.notePlaceholder')}
        invalid={act.does === 'failed' && act.failure.field === 'note'}
        disabled={busy}
        autoFocus
      />
      <div className={classes.acts}>
        <Push onPush={keep} wide>
          {say('queue.keep')}
        </Push>
        <Push kind="first" onPush={() => void withdraw()} busy={busy} wide>
          {say(busy ? 'queue.withdrawing' : 'queue.withdraw')}
        </Push>
      </div>
    </fieldset>
  );
}
