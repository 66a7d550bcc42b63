/** Light, dark, or as the machine. Changes the screen at once. */
import { useIsManager, useShared } from '../../app/shared-context.tsx';
import { useWords } from '../../words/use-words.ts';
import { ChoiceList } from './choice-list.tsx';
import { DraftOutcome } from './draft-outcome.tsx';
import { useDraft } from './settings-context.tsx';

const choices = ['system', 'light', 'dark'] as const;

export function AppearancePart() {
  const { say } = useWords();
  const manager = useIsManager();
  const chosen = useShared('appearance', (state) => state.appearance);
  const choose = useDraft((state) => state.choose);
  return (
    <>
      <ChoiceList
        name={say('settings.name.appearance')}
        value={chosen}
        choices={choices.map((value) => ({ value, label: say(`settings.appearance.${value}`) }))}
        onChoose={(appearance) => void choose({ appearance })}
        disabled={!manager}
      />
      <DraftOutcome />
    </>
  );
}
