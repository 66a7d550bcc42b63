/** The first thing anybody sees: one field for a PIN. In training, beside it, everything there is to try. */
import { useId } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../../../src-main/contract/result.ts';
import { useSession } from '../../app/shared-context.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useSecondsLeft } from '../../ui/use-seconds-left.ts';
import { sayDuration } from '../../words/durations.ts';
import { useWords, type Words } from '../../words/use-words.ts';
import classes from './sign-in-screen.module.css';
import type { SignInStore } from './sign-in-store.ts';
import { TrainingPanel } from './training-panel.tsx';

export function SignInScreen({ store }: { store: SignInStore }) {
  const words = useWords();
  const { say } = words;
  const { training, till, covered } = useSession();
  const { pin, shown, typePin, send, beginUnlock } = useStore(store);
  const noteId = useId();
  const left = useSecondsLeft(shown.shows === 'refused' ? shown.passAt : null);

  return (
    <main id="main" className={classes.screen} data-training={training !== null || undefined}>
      <section className={classes.entry} aria-labelledby="sign-in-title">
        <h1 id="sign-in-title" dir="auto">
          {shown.shows === 'unlocking' && say('signIn.unlockTitle')}
          {shown.shows !== 'unlocking' && covered && say('signIn.covered', { name: covered.name })}
          {shown.shows !== 'unlocking' && !covered && say('signIn.title')}
        </h1>
        <p className={classes.quiet}>
          {till.store || say('frame.store')} · {say('frame.till', { code: till.code })}
        </p>
        <PinField
          label={say('signIn.pin')}
          value={pin}
          onChange={typePin}
          onComplete={(complete) => void send(complete)}
          invalid={shown.shows === 'refused'}
          noteId={noteId}
          busy={shown.shows === 'asking'}
        />
        <div id={noteId} className={classes.note} role="status">
          {shown.shows === 'ready' && (
            <p className={classes.quiet}>
              {covered ? say('signIn.coveredSays', { name: covered.name }) : say('signIn.says')}
            </p>
          )}
          {shown.shows === 'unlocking' && <p className={classes.quiet}>{say('signIn.unlockSays')}</p>}
          {shown.shows === 'unlocked' && <p className={classes.quiet}>{say('signIn.unlocked')}</p>}
          {shown.shows === 'asking' && <p className={classes.quiet}>{say('signIn.asking')}</p>}
          {shown.shows === 'refused' && shown.passAt === null && <FailureSentences failure={shown.failure} />}
          {shown.shows === 'refused' && shown.passAt !== null && (
            <Sentences meaning="attention" {...sayRefusal(shown.failure, words)}>
              <p aria-live="off">
                {left > 0 ? say('signIn.wait', { time: sayDuration(say, left * 1000) }) : say('signIn.ready')}
              </p>
            </Sentences>
          )}
        </div>
        {shown.shows === 'refused' && shown.failure.reason === 'pin-locked' && (
          <Push onPush={beginUnlock}>{say('signIn.unlock')}</Push>
        )}
      </section>
      {training && <TrainingPanel training={training} onPick={(chosen) => void send(chosen)} />}
    </main>
  );
}

/** How many tries are left has to be told; how long to wait is told by the seconds that count down below. */
function sayRefusal(failure: Failure, words: Words): { message: string; next?: string } {
  const { message, next } = words.failure(failure);
  return failure.reason === 'pin-wrong' ? { message, next } : { message };
}
