/** What was refused and how long to wait; its place is there from the beginning. */
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useSecondsLeft } from '../../ui/use-seconds-left.ts';
import { sayDuration } from '../../words/durations.ts';
import { useWords } from '../../words/use-words.ts';
import classes from './recovery-screen.module.css';
import type { RecoveryAct } from './recovery-store.ts';

export function RecoveryNote({ id, act, ready }: { id: string; act: RecoveryAct; ready: string }) {
  const words = useWords();
  const { say } = words;
  const left = useSecondsLeft(act.does === 'refused' ? act.passAt : null);
  return (
    <div id={id} className={classes.note} role="status">
      {act.does === 'nothing' && <p className={classes.quiet}>{ready}</p>}
      {act.does === 'refused' && act.passAt === null && <FailureSentences failure={act.failure} />}
      {act.does === 'refused' && act.passAt !== null && (
        <Sentences meaning="attention" message={words.failure(act.failure).message}>
          {left > 0 && <p aria-live="off">{say('recovery.wait', { time: sayDuration(say, left * 1000) })}</p>}
        </Sentences>
      )}
    </div>
  );
}
