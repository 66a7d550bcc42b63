/** What is asked for, or decided: how many points, and why. Nothing is done before a button is pressed. */
import { useStore } from 'zustand';
import { Field } from '../../../ui/field.tsx';
import { Push } from '../../../ui/push.tsx';
import { FailureSentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import classes from './goodwill-points-part.module.css';
import type { GoodwillAct, GoodwillPointsStore } from './goodwill-points-store.ts';

interface FormProps {
  store: GoodwillPointsStore;
  act: Extract<GoodwillAct, { does: 'writing' | 'sending' }>;
}

export function GoodwillPointsForm({ store, act }: FormProps) {
  const { say, figures } = useWords();
  const { member, typed, type, ask, decide, leave } = useStore(store);
  const { request } = act;
  const busy = act.does === 'sending';
  const failure = act.does === 'writing' ? act.failure : null;
  const title =
    request === null
      ? say('points.goodwill.for', { name: member?.name ?? '' })
      : say('points.goodwill.decideName', {
          points: request.points === null ? '?' : figures.count(request.points),
          name: request.customer.name,
        });
  return (
    <fieldset className={classes.form}>
      <legend dir="auto">{title}</legend>
      <div className={classes.fields}>
        <Field
          id="goodwill-points"
          label={say(request === null ? 'points.goodwill.many' : 'points.goodwill.given')}
          value={typed.points}
          onChange={(points) => type({ points })}
          inputMode="numeric"
          figures
          invalid={failure?.field === 'points'}
          noteId="goodwill-points-note"
          disabled={busy}
          autoFocus
        />
        <Field
          id="goodwill-reason"
          label={say('points.reason')}
          value={typed.reason}
          onChange={(reason) => type({ reason })}
          placeholder={say('points.goodwill.reasonPlaceholder')}
          invalid={failure?.field === 'reason'}
          noteId="goodwill-points-note"
          disabled={busy}
        />
        {request === null && (
          <Field
            id="goodwill-note"
            label={say('points.goodwill.note')}
            value={typed.note}
            onChange={(note) => type({ note })}
            onEnter={() => void ask()}
            invalid={failure?.field === 'note'}
            noteId="goodwill-points-note"
            disabled={busy}
          />
        )}
      </div>
      <div id="goodwill-points-note" role="status">
        {busy && say(request === null ? 'points.goodwill.asking' : 'points.goodwill.deciding')}
        {failure && <FailureSentences failure={failure} />}
      </div>
      <div className={classes.acts}>
        <Push onPush={leave} disabled={busy}>
          {say('frame.cancel')}
        </Push>
        {request === null ? (
          <Push kind="first" onPush={() => void ask()} busy={busy}>
            {say('points.goodwill.ask')}
          </Push>
        ) : (
          <>
            <Push kind="stop" onPush={() => void decide('reject')} disabled={busy}>
              {say('points.goodwill.reject')}
            </Push>
            <Push kind="first" onPush={() => void decide('approve')} disabled={busy}>
              {say('points.goodwill.approve')}
            </Push>
          </>
        )}
      </div>
    </fieldset>
  );
}
