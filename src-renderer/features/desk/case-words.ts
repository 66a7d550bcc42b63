/** What a case is called and what is wrong: nobody has any money off a change to a coupon or a member. */
import type { DeskCase } from '../../../src-main/contract/desk.ts';
import { isChangeKind, isMemberKind } from '../../words/entry-title.ts';
import type { Words } from '../../words/use-words.ts';

type Speaking = Pick<Words, 'say'>;

const isRefusedChange = ({ kind, entry }: DeskCase) =>
  kind === 'refused-after-acceptance' && isChangeKind(entry.kind);

const isRefusedMember = ({ kind, entry }: DeskCase) =>
  kind === 'refused-after-acceptance' && isMemberKind(entry.kind);

/** Nobody has any money off a bill either. */
function ofBill({ kind, entry }: DeskCase): 'billRefused' | 'billLate' | null {
  if (entry.kind !== 'add-bill') return null;
  if (kind === 'refused-after-acceptance') return 'billRefused';
  return kind === 'past-date-limits' ? 'billLate' : null;
}

export function sayCaseKind(one: DeskCase, { say }: Speaking): string {
  if (isRefusedMember(one)) return say('desk.memberRefused.kind');
  const bill = ofBill(one);
  if (bill !== null) return say(`desk.${bill}.kind`);
  return isRefusedChange(one) ? say('desk.changeRefused.kind') : say(`desk.kind.${one.kind}`);
}

export function sayWhatIsWrong(one: DeskCase, { say }: Speaking): string {
  if (isRefusedMember(one)) return say('desk.memberRefused.says');
  const bill = ofBill(one);
  if (bill !== null) return say(`desk.${bill}.says`);
  return isRefusedChange(one) ? say('desk.changeRefused.says') : say(`desk.says.${one.kind}`);
}
