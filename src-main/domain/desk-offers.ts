/** What a manager can do about a case, the likeliest first. Only what cannot count a coupon twice is offered. */
import type { CaseAction, CaseKind } from '../contract/desk.ts';
import { isLive } from './outbox-state.ts';
import { isAboutMember, isBillChange, isChange, type StoredEntry } from './stored-entry.ts';
import { unreachable } from './unreachable.ts';

const isOfBill = (entry: StoredEntry) => entry.kind === 'add-bill' || isBillChange(entry);

export function offersFor(entry: StoredEntry): CaseAction[] {
  if (entry.desk !== 'open' || entry.deskCase === null) return [];
  return offersOfKind(entry.deskCase.kind, entry);
}

function offersOfKind(kind: CaseKind, entry: StoredEntry): CaseAction[] {
  switch (kind) {
    case 'member-clash':
      return ['use-that-member', 'other-number', 'contact-the-member', 'take-capillarys-word'];
    case 'refused-after-acceptance':
      if (entry.kind === 'enrol-member')
        return ['other-number', 'use-that-member', 'contact-the-member', 'take-capillarys-word'];
      if (isAboutMember(entry)) return ['send-again', 'contact-the-member', 'take-capillarys-word'];
      // refused means not done, so sending again is safe; what is gone for good is better borne
      if (isChange(entry) || isOfBill(entry))
        return ['send-again', 'contact-the-member', 'take-capillarys-word'];
      // taken offline without a code: the money is gone, the points may be asked for once more
      if (entry.kind === 'redeem-points')
        return ['accept-the-loss', 'send-again', 'contact-the-member', 'take-capillarys-word'];
      return entry.kind === 'issue-coupon'
        ? ['send-again', 'give-goodwill', 'contact-the-member', 'take-capillarys-word']
        : ['accept-the-loss', 'send-again', 'give-goodwill', 'contact-the-member', 'take-capillarys-word'];
    case 'past-date-limits':
      // the brand can widen its limits for a while; then it may be sent again
      if (isOfBill(entry)) return ['send-again', 'contact-the-member', 'take-capillarys-word'];
      return ['accept-the-loss', 'send-again', 'give-goodwill', 'contact-the-member', 'take-capillarys-word'];
    case 'conflict':
      // the coupon is gone: sending it again would only be refused again
      return ['accept-the-loss', 'give-goodwill', 'contact-the-member', 'take-capillarys-word'];
    case 'counted-unannounced':
    case 'counted-after-refusal':
      // the coupon is used up and the member had nothing of it; or was given one and does not know
      if (entry.kind === 'issue-coupon') return ['contact-the-member', 'take-capillarys-word'];
      if (entry.kind === 'redeem-points')
        return entry.reference === null
          ? ['contact-the-member', 'take-capillarys-word']
          : ['undo-redemption', 'contact-the-member', 'take-capillarys-word'];
      return entry.reference === null
        ? ['contact-the-member', 'give-goodwill', 'take-capillarys-word']
        : ['undo-redemption', 'contact-the-member', 'give-goodwill', 'take-capillarys-word'];
    case 'missing-at-capillary':
      return ['contact-the-member', 'accept-the-loss', 'take-capillarys-word'];
    case 'bill-number-taken':
      // whose the number is, a person has to see; a new sale is captured anew
      return ['contact-the-member', 'take-capillarys-word'];
    case 'doubt':
      if (isLive(entry.state) && (isChange(entry) || isAboutMember(entry)))
        return ['ask-again', 'contact-the-member'];
      return isLive(entry.state)
        ? ['ask-again', 'attach-evidence', 'contact-the-member']
        : isChange(entry)
          ? ['take-capillarys-word', 'contact-the-member']
          : ['take-capillarys-word'];
    case 'blocked':
      return ['try-now', 'contact-the-member'];
    case 'unreadable':
      return ['contact-the-member'];
    default:
      return unreachable(kind);
  }
}
