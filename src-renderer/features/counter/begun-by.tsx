/** Says whose half-done bill stands on the counter, before anybody goes on with it. */
import { useSession } from '../../app/shared-context.tsx';
import { Push } from '../../ui/push.tsx';
import { Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { useCounter } from './counter-context.tsx';
import classes from './counter-screen.module.css';

export function BegunBy() {
  const { say } = useWords();
  const { staff } = useSession();
  const begunBy = useCounter((state) => state.begunBy);
  const { goOn, clear } = useCounter((state) => state);
  if (begunBy === null || begunBy.id === staff?.id) return null;
  return (
    <div className={classes.begunBy} role="status">
      <Sentences meaning="attention" message={say('counter.begunBy', { name: begunBy.name })} />
      <Push kind="second" onPush={clear}>
        {say('counter.begunByClear')}
      </Push>
      <Push kind="second" onPush={goOn}>
        {say('counter.begunByGo')}
      </Push>
    </div>
  );
}
