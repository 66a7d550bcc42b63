/** The money off of an entry in words: nothing for what was refused at once, "not known" for what nobody knows yet. */
import type { Entry } from '../../src-main/contract/entries.ts';
import type { Words } from './use-words.ts';

export function sayEntryMoney(entry: Entry, { say, figures }: Pick<Words, 'say' | 'figures'>): string {
  if (entry.kind !== 'redeem-coupon' && entry.kind !== 'redeem-points') return '';
  if (entry.moneyOff) return figures.off(entry.moneyOff);
  return entry.word === 'refused' ? '' : say('frame.notKnown');
}
