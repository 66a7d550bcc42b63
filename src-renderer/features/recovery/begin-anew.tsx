/** No backup can be read: an empty queue is begun only by typing so. */
import { useId } from 'react';
import { useStore } from 'zustand';
import { newQueueWords, type RecoveryView } from '../../../src-main/contract/recovery.ts';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { LostEntries } from './lost-entries.tsx';
import { RecoveryNote } from './recovery-note.tsx';
import classes from './recovery-screen.module.css';
import type { RecoveryStore } from './recovery-store.ts';

export function BeginAnew({ view, store }: { view: RecoveryView; store: RecoveryStore }) {
  const { say } = useWords();
  const { words, act, typeWords, startNew } = useStore(store);
  const id = useId();
  const working = act.does === 'working';
  return (
    <>
      <Sentences
        meaning="attention"
        message={say(view.kind === 'locked' ? 'recovery.noKey' : 'recovery.noBackup')}
        next={say(view.kind === 'locked' ? 'recovery.noKeySays' : 'recovery.noBackupSays')}
      />
      {view.unsent.length > 0 && <LostEntries entries={view.unsent} />}
      <Field
        id={id}
        label={say('recovery.words', { words: newQueueWords })}
        value={words}
        onChange={typeWords}
        onEnter={() => void startNew()}
        invalid={act.does === 'refused'}
        noteId={`${id}-note`}
      />
      <RecoveryNote id={`${id}-note`} act={act} ready="" />
      <div className={classes.acts}>
        <Push kind="stop" onPush={() => void startNew()} busy={working}>
          {say(working ? 'recovery.starting' : 'recovery.startNew')}
        </Push>
      </div>
    </>
  );
}
