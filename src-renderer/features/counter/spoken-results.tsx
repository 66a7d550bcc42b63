/** What a screen reader hears of the counter: who was found, each coupon's word, and the sum to pay. */
import { Spoken } from '../../ui/spoken.tsx';
import { useWords, type Words } from '../../words/use-words.ts';
import { useCounter } from './counter-context.tsx';
import { couponRows, type RowMark } from './coupon-rows.ts';

export function SpokenResults() {
  const words = useWords();
  const { say, figures } = words;
  const found = useCounter((state) => state.found);
  const held = useCounter((state) => state.held);
  const outcome = useCounter((state) => state.outcome);
  const codes = useCounter((state) => state.codes);

  const parts: string[] = [];
  if (outcome.shows === 'checked' || outcome.shows === 'redeemed') {
    for (const row of couponRows({ codes, held, outcome })) {
      parts.push(say('counter.spoken.coupon', { code: row.code, word: wordOf(row.mark, words) }));
    }
    const bill = outcome.shows === 'checked' ? outcome.checked.bill : outcome.redeemed.bill;
    parts.push(say('counter.spoken.toPay', { amount: figures.money(bill.toPay) }));
  } else if (outcome.shows === 'checking' || outcome.shows === 'redeeming') {
    parts.push(say(`counter.${outcome.shows}`));
  } else if (outcome.shows === 'failed') {
    const { message, next } = words.failure(outcome.failure);
    parts.push(message, next);
  } else if (found.shows === 'member' && codes.length === 0) {
    parts.push(say('counter.spoken.found', { name: found.customer.name }));
    if (held.shows === 'known') parts.push(say('counter.spoken.coupons', { count: held.coupons.length }));
  } else if (found.shows === 'searching') {
    parts.push(say('counter.searching', { query: found.query }));
  } else if (found.shows === 'none') {
    parts.push(say(found.complete ? 'counter.none' : 'counter.noneOffline', { query: found.query }));
  } else if (found.shows === 'several') {
    parts.push(say('counter.several', { count: found.matches.length }));
  } else if (found.shows === 'failed') {
    parts.push(words.failure(found.failure).message);
  }
  return <Spoken text={parts.join(' ')} />;
}

function wordOf(mark: RowMark, { say }: Words): string {
  if (mark.marks === 'verdict') return say(`verdict.${mark.verdict}`);
  return mark.marks === 'entry' ? say(`entry.${mark.word}`) : say('counter.notChecked');
}
