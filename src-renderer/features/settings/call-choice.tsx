/** Which of several calls of Capillary does something, explained by what each gives the shop. */
import { useIsManager, useShared } from '../../app/shared-context.tsx';
import { useWords } from '../../words/use-words.ts';
import { ChoiceList } from './choice-list.tsx';
import { type CallSetting, callChoices, isAboutPoints } from './setting-fields.ts';
import { useDraft } from './settings-context.tsx';

export function CallChoices({ ofPoints = false }: { ofPoints?: boolean }) {
  const { say } = useWords();
  const names = Object.keys(callChoices) as CallSetting[];
  return (
    <>
      {names
        .filter((name) => isAboutPoints(name) === ofPoints)
        .map((name) => (
          <div key={name}>
            <h2>{say(`settings.name.${name}`)}</h2>
            <CallChoice name={name} />
          </div>
        ))}
    </>
  );
}

function CallChoice({ name }: { name: CallSetting }) {
  const { say } = useWords();
  const manager = useIsManager();
  const chosen = useShared('settings', ({ shown }) =>
    shown.shows === 'known' ? shown.settings[name] : callChoices[name][0],
  );
  const choose = useDraft((state) => state.choose);
  return (
    <ChoiceList<string>
      name={say(`settings.name.${name}`)}
      value={chosen}
      choices={callChoices[name].map((value) => ({ value, ...wordsOf(name, value, say) }))}
      onChoose={(value) => void choose({ [name]: value })}
      disabled={!manager}
    />
  );
}

type Say = ReturnType<typeof useWords>['say'];

function wordsOf(name: CallSetting, value: string, say: Say): { label: string; says: string } {
  const key = `settings.${name}.${value}` as Parameters<Say>[0];
  return { label: say(key), says: say(`${key}Says` as Parameters<Say>[0]) };
}
