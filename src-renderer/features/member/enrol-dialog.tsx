/** Enrolling a member, or changing one: name, how it is found, the organisation's own fields, consent. A fault stands at its field. */
import { useEffect } from 'react';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { EnrolDraft } from '../../app/enrol-store.ts';
import { useShared } from '../../app/shared-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './member.module.css';
import { OwnField } from './own-field.tsx';

export function EnrolDialog() {
  const { say } = useWords();
  const { shown, of, close } = useShared('enrol', (state) => state);
  return (
    <Dialog
      opened={shown.shows !== 'closed'}
      wide
      onClose={close}
      title={say(of === null ? 'member.enrolTitle' : 'member.updateTitle')}
    >
      {shown.shows === 'clash' ? <Clash /> : shown.shows !== 'closed' && <Form />}
    </Dialog>
  );
}

type Typed = 'firstName' | 'lastName' | 'mobile' | 'email' | 'card' | 'externalId';

function Form() {
  const { say } = useWords();
  const { shown, of, draft, type, send, close } = useShared('enrol', (state) => state);
  const busy = shown.shows === 'sending';
  const failure = shown.shows === 'failed' ? shown.failure : null;
  const field = (name: Typed, label: string, more: { begin?: boolean; figures?: boolean } = {}) => (
    <div>
      <Field
        id={`member-${name}`}
        label={label}
        value={draft[name]}
        onChange={(value) => type({ [name]: value })}
        onEnter={() => void send()}
        invalid={failure?.field === name}
        noteId={`member-${name}-note`}
        disabled={busy}
        autoFocus={more.begin === true}
      />
      <FaultAt id={`member-${name}-note`} failure={failure} name={name} label={label} />
    </div>
  );
  const isNew = of === null;
  const faulty = failure?.field;
  useEffect(() => {
    if (faulty !== undefined) document.getElementById(`member-${faulty}`)?.focus();
  }, [faulty]);
  return (
    <div className={classes.content}>
      <div className={classes.grid}>
        {field('firstName', say('member.firstName'), { begin: true })}
        {field('lastName', say('member.lastName'))}
        {isNew && (
          <>
            {field('mobile', say('member.identifier.mobile'))}
            {field('email', say('member.identifier.email'))}
            {field('card', say('member.identifier.card'))}
            {field('externalId', say('member.identifier.externalId'))}
          </>
        )}
        <OwnFields failure={failure} busy={busy} />
      </div>
      <Consent draft={draft} busy={busy} />
      <div className={classes.says} role="status">
        {busy && say(isNew ? 'member.enrolling' : 'member.updating')}
        {failure !== null && !isAtField(failure) && <FailureSentences failure={failure} />}
      </div>
      <div className={classes.acts}>
        <Push onPush={close} wide>
          {say('frame.cancel')}
        </Push>
        <Push kind="first" onPush={() => void send()} busy={busy} wide>
          {say(isNew ? 'member.enrol' : 'member.update')}
        </Push>
      </div>
    </div>
  );
}

const ownNames = /^(?:fields|extendedFields)\./;
const plainNames = new Set(['firstName', 'lastName', 'mobile', 'email', 'card', 'externalId']);

function isAtField({ field }: Failure): boolean {
  return field !== undefined && (plainNames.has(field) || ownNames.test(field));
}

interface FaultAtProps {
  id: string;
  failure: Failure | null;
  name: string;
  label: string;
}

/** The sentence stands at its field, in a place that is always there for a reader. */
function FaultAt({ id, failure, name, label }: FaultAtProps) {
  const words = useWords();
  const isHere = failure?.field === name;
  return (
    <div id={id} role="alert" className={classes.fault}>
      {isHere && (
        <Sentences
          meaning="stop"
          {...words.reason({ key: failure.reason, facts: { ...failure.facts, field: label } })}
        />
      )}
    </div>
  );
}

function OwnFields({ failure, busy }: { failure: Failure | null; busy: boolean }) {
  const { say } = useWords();
  const { form, draft, typeField } = useShared('enrol', (state) => state);
  if (form.shows === 'reading') return <Empty message={say('member.formReading')} />;
  if (form.shows === 'failed') return <FailureSentences failure={form.failure} />;
  if (form.form.asOf === null) return <Empty message={say('member.formUnknown')} />;
  return (['fields', 'extendedFields'] as const).flatMap((part) =>
    form.form[part].map((field) => {
      const name = `${part}.${field.name}`;
      return (
        <div key={name}>
          <OwnField
            id={`member-${name}`}
            field={field}
            value={draft[part][field.name] ?? ''}
            onChange={(value) => typeField(part, field.name, value)}
            invalid={failure?.field === name}
            noteId={`member-${name}-note`}
            disabled={busy}
          />
          <FaultAt id={`member-${name}-note`} failure={failure} name={name} label={field.label} />
        </div>
      );
    }),
  );
}

function Consent({ draft, busy }: { draft: EnrolDraft; busy: boolean }) {
  const { say } = useWords();
  const type = useShared('enrol', (state) => state.type);
  return (
    <fieldset className={classes.consent} disabled={busy}>
      <legend>{say('member.consent')}</legend>
      {(['mobile', 'email'] as const).map((way) => (
        <label key={way} className={classes.tick}>
          <input
            type="checkbox"
            checked={draft.mayWrite.includes(way)}
            onChange={({ currentTarget }) =>
              type({
                mayWrite: currentTarget.checked
                  ? [...draft.mayWrite, way]
                  : draft.mayWrite.filter((one) => one !== way),
              })
            }
          />
          <span>{say(`member.mayWrite.${way}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Clash() {
  const { say } = useWords();
  const { shown, take, back } = useShared('enrol', (state) => state);
  if (shown.shows !== 'clash') return null;
  return (
    <div className={classes.content}>
      <Sentences meaning="attention" message={say('member.clash')} next={say('member.clashNext')} />
      <ul className={classes.list} aria-label={say('member.clashList')}>
        {shown.matches.map(({ id, name, identifiers }, index) => (
          <li key={id} className={classes.row}>
            <span className={classes.who}>
              <strong dir="auto">{name || id}</strong>
              <span className={classes.small} dir="ltr">
                {identifiers.map(({ value }) => value).join(' · ')}
              </span>
            </span>
            <Push kind="first" onPush={() => take(id)} begin={index === 0}>
              {say('member.samePerson')}
            </Push>
          </li>
        ))}
      </ul>
      <div className={classes.acts}>
        <Push onPush={back} wide>
          {say('member.otherNumber')}
        </Push>
      </div>
    </div>
  );
}
