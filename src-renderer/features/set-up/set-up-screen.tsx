/** A till without staff: makes its first manager. */
import { useId } from 'react';
import { useStore } from 'zustand';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './set-up-screen.module.css';
import type { SetUpStore } from './set-up-store.ts';

export function SetUpScreen({ store }: { store: SetUpStore }) {
  const { say } = useWords();
  const { name, pin, pinAgain, shown, change, send } = useStore(store);
  const noteId = useId();
  const fieldAtFault = shown.shows === 'failed' ? shown.failure.field : undefined;

  return (
    <main id="main" className={classes.screen}>
      <form
        className={classes.card}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className={classes.quiet}>{say('setUp.step', { step: 1 })}</p>
        <h1>{say('setUp.title')}</h1>
        <p className={classes.quiet}>{say('setUp.says')}</p>
        <Field
          id="set-up-name"
          label={say('setUp.name')}
          value={name}
          onChange={(next) => change({ name: next })}
          onEnter={() => document.getElementById('set-up-pin')?.focus()}
          placeholder={say('setUp.namePlaceholder')}
          invalid={fieldAtFault === 'name'}
          noteId={noteId}
          autoFocus
        />
        <SecretField
          id="set-up-pin"
          label={say('setUp.pin')}
          value={pin}
          onChange={(next) => change({ pin: next })}
          invalid={fieldAtFault === 'pin'}
          noteId={noteId}
          digits
        />
        <SecretField
          id="set-up-pin-again"
          label={say('setUp.pinAgain')}
          value={pinAgain}
          onChange={(next) => change({ pinAgain: next })}
          invalid={shown.shows === 'pins-differ'}
          noteId={noteId}
          digits
        />
        <div id={noteId} className={classes.note} role="status">
          {shown.shows === 'pins-differ' && <Sentences meaning="stop" message={say('setUp.pinDiffers')} />}
          {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
          {shown.shows === 'editing' && <p className={classes.quiet}>{say('setUp.pinSays')}</p>}
        </div>
        <Push kind="first" submit onPush={() => {}} busy={shown.shows === 'saving'}>
          {shown.shows === 'saving' ? say('setUp.saving') : say('setUp.submit')}
        </Push>
      </form>
    </main>
  );
}
