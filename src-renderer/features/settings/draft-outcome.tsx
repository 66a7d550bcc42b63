/** Says what was saved, that nothing was changed, or why it could not be saved. */

import { Mark } from '../../ui/mark.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { useDraft } from './settings-context.tsx';
import classes from './settings-screen.module.css';

export function DraftOutcome() {
  const { say, figures } = useWords();
  const shown = useDraft((state) => state.shown);
  const list = new Intl.ListFormat(figures.locale, { type: 'conjunction' });
  return (
    <div className={classes.outcome} role="status">
      {shown.shows === 'saving' && say('settings.saving')}
      {shown.shows === 'nothing-changed' && say('settings.nothing')}
      {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
      {shown.shows === 'saved' && (
        <Mark
          tone="good"
          icon="disc-check"
          word={say('settings.saved', {
            what: list.format(shown.names.map((name) => say(`settings.name.${name}`))),
          })}
        />
      )}
    </div>
  );
}
