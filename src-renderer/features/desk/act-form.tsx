/** The reason for what is about to be done, and for evidence its reference. The last step before it happens. */
import { Field } from '../../ui/field.tsx';
import { OfferChoice } from '../../ui/offer-choice.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { ClashChoice, OtherNumber } from './clash-choice.tsx';
import { useDesk } from './desk-context.tsx';
import classes from './desk-screen.module.css';
import { type Act, type FaultyField, forGood } from './desk-state.ts';

interface ActFormProps {
  act: Extract<Act, { does: 'writing' | 'sending' | 'failed' }>;
  says: string;
  onBack: () => void;
}

export function ActForm({ act, says, onBack }: ActFormProps) {
  const { say } = useWords();
  const { type, resolve, offers } = useDesk((state) => state);
  const { draft } = act;
  const busy = act.does === 'sending';
  const evidence = draft.action === 'attach-evidence';
  return (
    <fieldset className={classes.form}>
      <legend>{say(`desk.action.${draft.action}`)}</legend>
      <p>
        {says} {forGood[draft.action] && <strong>{say('desk.forGood')}</strong>}
      </p>
      {draft.action === 'give-goodwill' && (
        <OfferChoice
          shown={offers}
          chosen={draft.seriesId}
          busy={busy}
          onChoose={(seriesId) => type({ seriesId })}
        />
      )}
      {draft.action === 'use-that-member' && <ClashChoice chosen={draft.customerId} busy={busy} />}
      {draft.action === 'other-number' && (
        <OtherNumber typed={draft.identifiers} invalid={isAtFault(act, 'identifiers.mobile')} busy={busy} />
      )}
      {evidence && (
        <Field
          id="case-reference"
          label={say('desk.reference')}
          value={draft.reference}
          onChange={(reference) => type({ reference })}
          onEnter={() => document.getElementById('case-reason')?.focus()}
          placeholder={say('desk.referencePlaceholder')}
          invalid={isAtFault(act, 'reference')}
          noteId="case-fault"
          disabled={busy}
          figures
          autoFocus
        />
      )}
      <Field
        id="case-reason"
        label={say('desk.reason')}
        value={draft.reason}
        onChange={(reason) => type({ reason })}
        onEnter={() => void resolve()}
        placeholder={say('desk.reasonPlaceholder')}
        invalid={isAtFault(act, 'reason')}
        noteId="case-fault"
        disabled={busy}
        autoFocus={!evidence && draft.action !== 'other-number'}
      />
      <div id="case-fault" role="alert">
        <Fault act={act} />
      </div>
      <div className={classes.acts}>
        <Push onPush={onBack} wide>
          {say('desk.back')}
        </Push>
        <Push kind="first" onPush={() => void resolve()} busy={busy} wide>
          {say(busy ? 'desk.doing' : `desk.action.${draft.action}`)}
        </Push>
      </div>
    </fieldset>
  );
}

function isAtFault(act: ActFormProps['act'], field: FaultyField): boolean {
  if (act.does === 'writing') return act.fault?.field === field;
  return act.does === 'failed' && act.failure.field === field;
}

function Fault({ act }: { act: ActFormProps['act'] }) {
  const words = useWords();
  if (act.does === 'failed') return <FailureSentences failure={act.failure} />;
  if (act.does !== 'writing' || act.fault === null) return null;
  const { field, key, limit } = act.fault;
  const facts = { field, ...(limit === undefined ? {} : { limit: String(limit) }) };
  return <Sentences meaning="stop" {...words.reason({ key, facts })} />;
}
