/** What is written about a member from its card: a note, labels, another number or card, a status. */
import type { MemberCard } from '../../../src-main/contract/members.ts';
import type { ActName, CardAct } from '../../app/member-card-store.ts';
import { useShared } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './member.module.css';

const acts: ActName[] = ['note', 'labels', 'identifier', 'status'];

export function CardActs({ card }: { card: MemberCard }) {
  const { say } = useWords();
  const { act, choose } = useShared('memberCard', (state) => state);
  const isWriting = act.does === 'writing' || act.does === 'sending' || act.does === 'failed';
  return (
    <>
      <div role="status">
        {act.does === 'told' && (
          <Sentences
            meaning={act.outcome === 'done' ? 'good' : 'attention'}
            message={say(`member.told.${act.outcome}`)}
          />
        )}
      </div>
      {isWriting ? (
        <ActForm act={act} card={card} />
      ) : (
        <div className={classes.choices}>
          {acts.map((name) => (
            <Push key={name} onPush={() => void choose(name)}>
              {say(`member.act.${name}`)}
            </Push>
          ))}
        </div>
      )}
    </>
  );
}

type Writing = Extract<CardAct, { does: 'writing' | 'sending' | 'failed' }>;

function ActForm({ act, card }: { act: Writing; card: MemberCard }) {
  const { say } = useWords();
  const { send, back } = useShared('memberCard', (state) => state);
  const busy = act.does === 'sending';
  return (
    <fieldset className={classes.form}>
      <legend>{say(`member.act.${act.act}`)}</legend>
      <ActFields act={act} card={card} busy={busy} />
      <div id="member-act-fault" role="alert">
        {act.does === 'failed' && <FailureSentences failure={act.failure} />}
      </div>
      <div className={classes.acts}>
        <Push onPush={back} wide>
          {say('frame.cancel')}
        </Push>
        <Push kind="first" onPush={() => void send()} busy={busy} wide>
          {say(busy ? 'member.writing' : `member.do.${act.act}`)}
        </Push>
      </div>
    </fieldset>
  );
}

function ActFields({ act, card, busy }: { act: Writing; card: MemberCard; busy: boolean }) {
  const { say } = useWords();
  const { draft, type, send } = useShared('memberCard', (state) => state);
  const text = (name: 'text' | 'value' | 'label' | 'reason', label: string, begin = false) => (
    <Field
      id={`member-act-${name}`}
      label={label}
      value={draft[name]}
      onChange={(value) => type({ [name]: value })}
      onEnter={() => void send()}
      invalid={act.does === 'failed'}
      noteId="member-act-fault"
      disabled={busy}
      autoFocus={begin}
    />
  );
  switch (act.act) {
    case 'note':
      return text('text', say('member.note'), true);
    case 'labels':
      return <Labels card={card} busy={busy} />;
    case 'status':
      return (
        <>
          {text('label', say('member.status'), true)}
          {text('reason', say('member.because'))}
        </>
      );
    case 'identifier':
      return (
        <>
          <div className={classes.choices} role="radiogroup" aria-label={say('member.which')}>
            {(['mobile', 'email', 'card', 'externalId'] as const).map((kind) => (
              <label key={kind} className={classes.tick}>
                <input
                  type="radio"
                  name="member-kind"
                  checked={draft.kind === kind}
                  onChange={() => type({ kind })}
                  disabled={busy}
                />
                <span>{say(`member.identifier.${kind}`)}</span>
              </label>
            ))}
          </div>
          {text('value', say('member.newOne'), true)}
        </>
      );
    default:
      return act.act satisfies never;
  }
}

function Labels({ card, busy }: { card: MemberCard; busy: boolean }) {
  const { say } = useWords();
  const { draft, allLabels, type } = useShared('memberCard', (state) => state);
  const all = [...new Set([...(card.labels ?? []), ...allLabels])];
  if (all.length === 0) return <Empty message={say('member.noLabelsAtAll')} />;
  return all.map((label) => (
    <label key={label} className={classes.tick}>
      <input
        type="checkbox"
        checked={draft.labels.includes(label)}
        onChange={({ currentTarget }) =>
          type({
            labels: currentTarget.checked
              ? [...draft.labels, label]
              : draft.labels.filter((one) => one !== label),
          })
        }
        disabled={busy}
      />
      <span dir="auto">{label}</span>
    </label>
  ));
}
