/** Asks the person at the screen whether what a point-of-sale program brings shall take the counter. */

import type { CounterRequest } from '../../src-main/contract/counter-requests.ts';
import { minor, readAmount } from '../../src-main/contract/money.ts';
import { Push } from '../ui/push.tsx';
import { Sentences } from '../ui/sentences.tsx';
import { useWords, type Words } from '../words/use-words.ts';
import classes from './asked-note.module.css';
import { useSession, useShared } from './shared-context.tsx';

export function AskedNote() {
  const words = useWords();
  const { say } = words;
  const { currency } = useSession();
  const { pending, answer } = useShared('asked', (state) => state);
  if (pending === null) return null;
  const message = say('programs.asks', {
    name: pending.from,
    what: whatOf(words, pending, currency),
  });
  return (
    <div className={classes.asked} role="status">
      <Sentences meaning="attention" message={message} next={say('programs.asksNext')} />
      <Push onPush={() => void answer(false)}>{say('programs.keep')}</Push>
      <Push onPush={() => void answer(true)}>{say('programs.open')}</Push>
    </div>
  );
}

function whatOf({ say, figures }: Words, { member, bill }: CounterRequest, currency: string): string {
  if (bill.number !== '') {
    return say(member === null ? 'programs.what.bill' : 'programs.what.both', { bill: bill.number });
  }
  if (bill.amount === '') return say('programs.what.member');
  const read = readAmount(bill.amount, currency);
  const amount = figures.money({ amountMinor: read.ok ? read.amount : minor(0), currency });
  return say(member === null ? 'programs.what.amount' : 'programs.what.memberAmount', { amount });
}
