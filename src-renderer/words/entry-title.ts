/** What an entry is called: its code, or what it is while it has none; and what it is for: a bill, or a reason. */
import {
  type billChangeKind,
  couponChangeKind,
  type Entry,
  memberEntryKind,
  pointsChangeKind,
} from '../../src-main/contract/entries.ts';
import type { Words } from './use-words.ts';

type Speaking = Pick<Words, 'say' | 'figures'>;

export function sayEntryCode(
  { code, kind, billed, bill, points }: Entry,
  { say }: Pick<Words, 'say'>,
): string {
  if (isMemberKind(kind)) return say(`queue.member.${kind}`);
  if (isBillChange(kind)) return say(`queue.billChange.${kind}`, { number: bill.number });
  if (billed !== undefined) return say(`queue.bill.${billed.what}`, { number: bill.number });
  if (points !== null) return say('queue.points', { count: points });
  return code === '' ? say('queue.goodwill') : code;
}

export function sayEntryFor(entry: Entry, { say }: Pick<Words, 'say'>): string {
  const { bill, goodwill, billed } = entry;
  if (isMemberKind(entry.kind)) return entry.description || say(`queue.memberFor.${entry.kind}`);
  if (isBillChange(entry.kind)) return entry.change?.reason ?? '';
  if (billed !== undefined) return sayWon(billed, say);
  if (isChangeKind(entry.kind)) return say(`queue.change.${entry.kind}`);
  return goodwill === null ? say('counter.bill', { number: bill.number }) : goodwill.reason;
}

/** Points, where they were told; whose it is not, where it is nobody's. */
function sayWon({ won, isAnonymous }: NonNullable<Entry['billed']>, say: Words['say']): string {
  if (isAnonymous) return say('queue.bill.nobodys');
  const points = won?.points ?? null;
  return points === null ? say('queue.bill.notTold') : say('queue.bill.points', { count: points });
}

type ChangeKind = (typeof couponChangeKind.options)[number] | (typeof pointsChangeKind.options)[number];
type MemberKind = (typeof memberEntryKind.options)[number];

/** What a manager decides and no bill depends on. */
export function isChangeKind(kind: Entry['kind']): kind is ChangeKind {
  return changeKinds.has(kind);
}

/** Something written about a member. */
export function isMemberKind(kind: Entry['kind']): kind is MemberKind {
  return memberKinds.has(kind);
}

const changeKinds: ReadonlySet<string> = new Set([...couponChangeKind.options, ...pointsChangeKind.options]);
const memberKinds: ReadonlySet<string> = new Set(memberEntryKind.options);

/** The amount of the bill; nothing where an entry is about none. */
export function sayEntryBill({ bill, kind }: Entry, { figures }: Speaking): string {
  const has =
    kind === 'redeem-coupon' || kind === 'redeem-points' || kind === 'attach-bill' || kind === 'add-bill';
  return has ? figures.money(bill.amount) : '';
}

/** Something written about a bill that is in. */
function isBillChange(kind: Entry['kind']): kind is (typeof billChangeKind.options)[number] {
  return kind === 'update-bill' || kind === 'retro-bill';
}
