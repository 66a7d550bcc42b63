/** Whose a number is that somebody was enrolled with here: the same person, or a number to enrol with instead. */
import { Empty } from '../../ui/empty.tsx';
import { Field } from '../../ui/field.tsx';
import choices from '../../ui/offer-choice.module.css';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { useDesk } from './desk-context.tsx';
import type { Draft } from './desk-state.ts';

export function ClashChoice({ chosen, busy }: { chosen: string; busy: boolean }) {
  const { say } = useWords();
  const { clash, type } = useDesk((state) => state);
  if (clash.shows === 'reading') return <Empty message={say('desk.clashReading')} />;
  if (clash.shows === 'failed') return <FailureSentences failure={clash.failure} />;
  if (clash.customers.length === 0)
    return <Empty message={say('desk.clashNobody')} next={say('desk.clashNobodyNext')} />;
  return (
    <div className={choices.choices} role="radiogroup" aria-label={say('desk.clashChoice')}>
      {clash.customers.map(({ id, name, identifiers }) => (
        <label key={id} className={choices.choice} data-chosen={id === chosen || undefined}>
          <input
            type="radio"
            name="clash"
            checked={id === chosen}
            onChange={() => type({ customerId: id })}
            disabled={busy}
          />
          <span dir="auto">{name || id}</span>
          <span className={choices.figure} dir="ltr">
            {identifiers[0]?.value ?? ''}
          </span>
        </label>
      ))}
    </div>
  );
}

interface OtherNumberProps {
  typed: Draft['identifiers'];
  invalid: boolean;
  busy: boolean;
}

export function OtherNumber({ typed, invalid, busy }: OtherNumberProps) {
  const { say } = useWords();
  const type = useDesk((state) => state.type);
  return (
    <>
      {(['mobile', 'email', 'card'] as const).map((name) => (
        <Field
          key={name}
          id={`case-${name}`}
          label={say(`member.identifier.${name}`)}
          value={typed[name]}
          onChange={(value) => type({ identifiers: { ...typed, [name]: value } })}
          invalid={invalid && name === 'mobile'}
          noteId="case-fault"
          disabled={busy}
          figures
          autoFocus={name === 'mobile'}
        />
      ))}
    </>
  );
}
