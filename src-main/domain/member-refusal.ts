/** Capillary's refusal of what was written about a member, in a person's terms. */
import { giveReason, type Reason, type ReasonKey } from '../contract/reasons.ts';
import { saysUsedBefore } from './settlement.ts';
import type { MemberEntry } from './stored-entry.ts';

const refused: Record<MemberEntry['kind'], ReasonKey> = {
  'enrol-member': 'member-not-enrolled',
  'update-member': 'member-not-updated',
  'change-identifier': 'member-identifier-not-changed',
  'change-member-status': 'member-status-not-changed',
  'add-note': 'member-note-not-added',
  'change-labels': 'member-labels-not-changed',
};

/** Capillary docs: Customer, codes: mobile, e-mail, external id or channel not valid. */
const wrongIdentifier = new Set([1001, 1002, 1003, 8010, 8013, 8055, 8056, 8057, 8058, 8064]);

export function explainMemberRefusal(kind: MemberEntry['kind'], code: number | null): Reason {
  if (saysUsedBefore('customer', code))
    return giveReason(kind === 'enrol-member' ? 'member-clash' : 'member-identifier-taken', 'hard');
  const isWrong = code !== null && wrongIdentifier.has(code);
  if (isWrong && (kind === 'enrol-member' || kind === 'change-identifier'))
    return giveReason('member-identifier-refused', 'hard');
  return giveReason(refused[kind], 'hard');
}
