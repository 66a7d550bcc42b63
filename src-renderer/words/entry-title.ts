/** What an entry is called: its code, or what it is while it has none; and what it is for: a bill, or a reason. */
import type { Entry } from '../../src-main/contract/entries.ts';
import type { Words } from './use-words.ts';

type Speaking = Pick<Words, 'say' | 'figures'>;

export function sayEntryCode({ code }: Entry, { say }: Pick<Words, 'say'>): string {
  return code === '' ? say('queue.goodwill') : code;
}

export function sayEntryFor({ bill, goodwill }: Entry, { say }: Pick<Words, 'say'>): string {
  return goodwill === null ? say('counter.bill', { number: bill.number }) : goodwill.reason;
}

/** The amount of the bill; nothing for a coupon that is given. */
export function sayEntryBill({ bill, goodwill }: Entry, { figures }: Speaking): string {
  return goodwill === null ? figures.money(bill.amount) : '';
}
