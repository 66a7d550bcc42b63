/** Where bill numbers come from, what own ones begin with, and another till that uses this till's name. */
import { useIsManager, useShared } from '../../app/shared-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { ChoiceList } from './choice-list.tsx';
import { useDraft, useSharedName } from './settings-context.tsx';
import classes from './settings-screen.module.css';
import { TypedPart } from './typed-part.tsx';

export function BillNumbersPart() {
  const { say } = useWords();
  const manager = useIsManager();
  const own = useShared('settings', (state) =>
    state.shown.shows === 'known' ? state.shown.settings.ownBillNumbers : false,
  );
  const choose = useDraft((state) => state.choose);
  return (
    <>
      <SharedName />
      <ChoiceList
        name={say('settings.name.ownBillNumbers')}
        value={own ? 'made' : 'typed'}
        choices={(['typed', 'made'] as const).map((value) => ({
          value,
          label: say(`settings.ownBillNumbers.${value}`),
          says: say(`settings.ownBillNumbers.${value}Says`),
        }))}
        onChoose={(value) => void choose({ ownBillNumbers: value === 'made' })}
        disabled={!manager}
      />
      <TypedPart part="billNumbers" />
    </>
  );
}

function SharedName() {
  const words = useWords();
  const { say } = words;
  const manager = useIsManager();
  const notice = useShared('status', (state) =>
    state.status?.notices.find(({ key }) => key === 'till-name-shared'),
  );
  const { reason, shown, type, look } = useSharedName((state) => state);
  if (!notice) {
    if (shown.shows !== 'looked') return null;
    return <Sentences meaning="plain" message={say('settings.ownBillNumbers.lookedDone')} />;
  }
  const saving = shown.shows === 'saving';
  return (
    <>
      <Sentences meaning="attention" {...words.reason(notice)} />
      {manager && (
        <>
          <Field
            id="shared-name-reason"
            label={say('settings.ownBillNumbers.looked')}
            value={reason}
            onChange={type}
            onEnter={() => void look()}
            invalid={shown.shows === 'failed'}
          />
          <div className={classes.acts}>
            <div className={classes.outcome} role="status">
              {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
            </div>
            <Push kind="second" onPush={() => void look()} busy={saving}>
              {say(saving ? 'settings.ownBillNumbers.looking' : 'settings.ownBillNumbers.look')}
            </Push>
          </div>
        </>
      )}
    </>
  );
}
