/** The folder of bill files: where it is, which kind, how many wait, and what came of the last one. */
import type { Settings } from '../../../src-main/contract/settings.ts';
import { useShared } from '../../app/shared-context.tsx';
import { Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { ChoiceList } from './choice-list.tsx';
import { useDraft, useProgramKeys } from './settings-context.tsx';
import classes from './settings-screen.module.css';
import { TypedPart } from './typed-part.tsx';

const formats: Settings['billFormat'][] = ['csv', 'json'];

export function BillFiles() {
  const { say } = useWords();
  const settings = useShared('settings', ({ shown }) => (shown.shows === 'known' ? shown.settings : null));
  const choose = useDraft((state) => state.choose);
  if (settings === null) return null;
  return (
    <section className={classes.content} style={{ padding: 0 }} aria-label={say('programs.files')}>
      <h2>{say('programs.files')}</h2>
      <p className={classes.quiet}>{say('programs.filesSays')}</p>
      <ChoiceList
        name={say('settings.name.billFormat')}
        value={settings.billFormat}
        choices={formats.map((value) => ({ value, label: say(`programs.format.${value}`) }))}
        onChoose={(billFormat) => void choose({ billFormat })}
        disabled={false}
      />
      <TypedPart part="programs" />
      <WhatCame />
    </section>
  );
}

function WhatCame() {
  const { say, figures } = useWords();
  const files = useProgramKeys((state) => state.files);
  if (files === null) return null;
  if (files.folder === '') return <p className={classes.quiet}>{say('programs.filesOff')}</p>;
  const { last, waiting, isUnreadable } = files;
  return (
    <>
      {isUnreadable && <Sentences meaning="attention" message={say('programs.filesUnreadable')} />}
      <p className={classes.quiet}>{say('programs.filesWaiting', { count: figures.count(waiting) })}</p>
      {last && (
        <p className={classes.path} dir="auto">
          {say('programs.filesLast', {
            name: last.name,
            time: figures.time(last.at),
            good: figures.count(last.good),
            bad: figures.count(last.bad),
            later: figures.count(last.later),
          })}
        </p>
      )}
    </>
  );
}
