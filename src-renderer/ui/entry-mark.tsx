/** The word of an entry, and a coupon's verdict, each with its own shape and colour. */
import type { CheckedCoupon } from '../../src-main/contract/coupons.ts';
import type { EntryWord } from '../../src-main/contract/entries.ts';
import { useWords } from '../words/use-words.ts';
import { entryLooks, verdictLooks } from './entry-look.ts';
import { Mark } from './mark.tsx';

export function EntryMark({ word }: { word: EntryWord }) {
  const { say } = useWords();
  return <Mark {...entryLooks[word]} word={say(`entry.${word}`)} />;
}

export function VerdictMark({ verdict }: { verdict: CheckedCoupon['verdict'] }) {
  const { say } = useWords();
  return <Mark {...verdictLooks[verdict]} word={say(`verdict.${verdict}`)} />;
}
