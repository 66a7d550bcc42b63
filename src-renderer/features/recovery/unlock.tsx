/** No key store of this machine opens the till's data: the recovery key is asked for, and what it looks like is said. */
import { useId } from 'react';
import { useStore } from 'zustand';
import type { RecoveryView } from '../../../src-main/contract/recovery.ts';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { useWords } from '../../words/use-words.ts';
import { RecoveryNote } from './recovery-note.tsx';
import classes from './recovery-screen.module.css';
import type { RecoveryStore } from './recovery-store.ts';

type Recovery = NonNullable<NonNullable<RecoveryView['locked']>['recovery']>;

export function Unlock({ recovery, store }: { recovery: Recovery; store: RecoveryStore }) {
  const { say, figures } = useWords();
  const { key, act, typeKey, unlock } = useStore(store);
  const id = useId();
  const working = act.does === 'working';
  return (
    <>
      <Field
        id={id}
        label={say('recovery.key', {
          number: figures.count(recovery.number),
          day: figures.moment(recovery.madeAt),
        })}
        value={key}
        onChange={typeKey}
        onEnter={() => void unlock()}
        placeholder="AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA"
        invalid={act.does === 'refused'}
        noteId={`${id}-note`}
      />
      <RecoveryNote id={`${id}-note`} act={act} ready={say('recovery.keySays')} />
      <div className={classes.acts}>
        <Push
          kind="first"
          onPush={() => void unlock()}
          busy={working}
          disabled={key.trim() === '' && !working}
        >
          {say(working ? 'recovery.unlocking' : 'recovery.unlock')}
        </Push>
      </div>
    </>
  );
}
