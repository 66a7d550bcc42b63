/** What an entry is called: its code, or what it is while it has none; and what it is for: a bill, or a reason. */
import type { Entry } from '../../src-main/contract/entries.ts';
import type { Words } from './use-words.ts';

type Speaking = Pick<Words, 'say' | 'figures'>;

export function sayEntryCode({ code }: Entry, { say }: Pick<Words, 'say'>): string {
  return code === '' ? say('queue.goodwill') : code;
}

export function sayEntryFor(entry: Entry, { say }: Pick<Words, 'say'>): string {
  const { bill, goodwill } = entry;
  if (isChangeKind(entry.kind)) return say(`queue.change.${entry.kind}`);
  return goodwill === null ? say('counter.bill', { number: bill.number }) : goodwill.reason;
}

type ChangeKind = Exclude<Entry['kind'], 'redeem-coupon' | 'issue-coupon'>;

/** A change to a coupon that is there already. */
export function isChangeKind(kind: Entry['kind']): kind is ChangeKind {
  return kind !== 'redeem-coupon' && kind !== 'issue-coupon';
}

/** The amount of the bill; nothing where an entry is about none. */
export function sayEntryBill({ bill, kind }: Entry, { figures }: Speaking): string {
  return kind === 'redeem-coupon' || kind === 'attach-bill' ? figures.money(bill.amount) : '';
}
