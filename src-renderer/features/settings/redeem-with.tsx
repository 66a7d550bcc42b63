/** Which call of Capillary redeems, explained by what each gives the shop. */
import { useIsManager, useShared } from '../../app/shared-context.tsx';
import { useWords } from '../../words/use-words.ts';
import { ChoiceList } from './choice-list.tsx';
import { useDraft } from './settings-context.tsx';

export function RedeemWith() {
  const { say } = useWords();
  const manager = useIsManager();
  const chosen = useShared('settings', (state) =>
    state.shown.shows === 'known' ? state.shown.settings.redeemWith : 'v2',
  );
  const choose = useDraft((state) => state.choose);
  return (
    <ChoiceList
      name={say('settings.name.redeemWith')}
      value={chosen}
      choices={[
        { value: 'v2', label: say('settings.redeemWith.v2'), says: say('settings.redeemWith.v2Says') },
        { value: 'v1.1', label: say('settings.redeemWith.v1.1'), says: say('settings.redeemWith.v1.1Says') },
      ]}
      onChoose={(redeemWith) => void choose({ redeemWith })}
      disabled={!manager}
    />
  );
}
