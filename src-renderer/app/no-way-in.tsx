/** Before the till is open: the first moment, and what to do when the program behind the page lets nobody in. */
import type { Failure } from '../../src-main/contract/result.ts';
import { Push } from '../ui/push.tsx';
import { FailureSentences } from '../ui/sentences.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './no-way-in.module.css';

export function Opening() {
  const { say } = useWords();
  return (
    <main id="main" className={classes.place}>
      <p role="status">{say('frame.opening')}</p>
    </main>
  );
}

export function NoWayIn({ failure, onAgain }: { failure: Failure; onAgain: () => void }) {
  const { say } = useWords();
  return (
    <main id="main" className={classes.place}>
      <div className={classes.card} role="alert">
        <h1>{say('frame.product')}</h1>
        <FailureSentences failure={failure} />
        <Push kind="first" onPush={onAgain}>
          {say('frame.again')}
        </Push>
      </div>
    </main>
  );
}
