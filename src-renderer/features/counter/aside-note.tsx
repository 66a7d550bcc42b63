/** Offers the unfinished work that made room for what a point-of-sale program brought, until somebody decides. */
import { Push } from '../../ui/push.tsx';
import { Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { useCounter } from './counter-context.tsx';
import classes from './counter-screen.module.css';

export function AsideNote() {
  const { say } = useWords();
  const last = useCounter((state) => state.aside.at(-1));
  const { bringBack, dropAside } = useCounter((state) => state);
  if (last === undefined) return null;
  const { found, typed } = last;
  const bill = typed.number.trim();
  const name = found.shows === 'member' ? found.customer.name : '';
  const known = [name, bill === '' ? '' : say('programs.asideBill', { bill })].filter((text) => text !== '');
  const what = known.length > 0 ? known.join(', ') : say('programs.asideOther');
  return (
    <div className={classes.begunBy} role="status">
      <Sentences meaning="plain" message={say('programs.aside', { what })} />
      <Push onPush={dropAside}>{say('programs.drop')}</Push>
      <Push onPush={bringBack}>{say('programs.bringBack')}</Push>
    </div>
  );
}
