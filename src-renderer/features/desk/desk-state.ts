/** What the desk shows: open or closed cases, one of them in full, and what a manager is about to do with it. */
import type { CustomerMatch } from '../../../src-main/contract/customers.ts';
import type { CaseAction, DeskCase } from '../../../src-main/contract/desk.ts';
import type { HistoryLine } from '../../../src-main/contract/entries.ts';
import type { ReasonKey } from '../../../src-main/contract/reasons.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import { limits, readPlainText } from '../../../src-main/contract/text.ts';
import type { OffersShown } from '../../ui/offer-choice.tsx';

export type Tab = 'open' | 'closed';

export type CasesShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; cases: DeskCase[] };

export type CaseShown =
  | { shows: 'none' }
  /** `opened` is what the list knows; the history is still being read. */
  | { shows: 'reading'; opened: DeskCase }
  | { shows: 'failed'; opened: DeskCase; failure: Failure }
  | { shows: 'known'; opened: DeskCase; history: HistoryLine[] };

/** What is typed before an action is done. */
export interface Draft {
  action: CaseAction;
  reason: string;
  reference: string;
  /** Only for a coupon that is given; empty = none chosen. */
  seriesId: string;
  /** Only for a member that is the same person; empty = none chosen. */
  customerId: string;
  /** Only for a member that is enrolled otherwise; empty = without. */
  identifiers: { mobile: string; email: string; card: string };
}

/** Who has the number of somebody who was enrolled here. */
export type ClashShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; customers: CustomerMatch[] };

export type FaultyField = 'reason' | 'reference' | 'seriesId' | 'customerId' | 'identifiers.mobile';
export type Fault = { field: FaultyField; key: ReasonKey; limit?: number };

export type Act =
  | { does: 'nothing' }
  | { does: 'writing'; draft: Draft; fault: Fault | null }
  | { does: 'sending'; draft: Draft }
  | { does: 'failed'; draft: Draft; failure: Failure }
  | { does: 'done'; action: CaseAction };

export interface DeskFacts {
  tab: Tab;
  list: CasesShown;
  openCount: number | null;
  shown: CaseShown;
  act: Act;
  offers: OffersShown;
  clash: ClashShown;
}

export const emptyDesk: DeskFacts = {
  tab: 'open',
  list: { shows: 'reading' },
  openCount: null,
  shown: { shows: 'none' },
  act: { does: 'nothing' },
  offers: { shows: 'reading' },
  clash: { shows: 'reading' },
};

/** What closes the case cannot be taken back, and is said before it is done. */
export const forGood: Record<CaseAction, boolean> = {
  'undo-redemption': true,
  'send-again': true,
  'take-capillarys-word': true,
  'accept-the-loss': true,
  'give-goodwill': true,
  'attach-evidence': true,
  'use-that-member': true,
  'other-number': true,
  'ask-again': false,
  'try-now': false,
  'contact-the-member': false,
};

/** What is wrong with the draft; null when it can be sent. The program looks again. */
export function faultOf({
  action,
  reason,
  reference,
  seriesId,
  customerId,
  identifiers,
}: Draft): Fault | null {
  const read = readPlainText(reason, limits.note);
  if (!read.ok)
    return { field: 'reason', key: read.reason, ...(read.limit === undefined ? {} : { limit: read.limit }) };
  if (action === 'give-goodwill' && seriesId === '') return { field: 'seriesId', key: 'input-empty' };
  if (action === 'use-that-member' && customerId === '') return { field: 'customerId', key: 'input-empty' };
  if (action === 'other-number' && Object.values(identifiers).every((typed) => typed.trim() === ''))
    return { field: 'identifiers.mobile', key: 'member-no-identifier' };
  if (action !== 'attach-evidence') return null;
  const found = readPlainText(reference, limits.code);
  if (found.ok) return null;
  return {
    field: 'reference',
    key: found.reason,
    ...(found.limit === undefined ? {} : { limit: found.limit }),
  };
}

export function inputOf(id: string, { action, reason, reference, seriesId, customerId, identifiers }: Draft) {
  const typed = Object.entries(identifiers).filter(([, value]) => value.trim() !== '');
  return {
    id,
    action,
    reason: reason.trim(),
    ...(action === 'give-goodwill' ? { seriesId } : {}),
    ...(action === 'use-that-member' ? { customerId } : {}),
    ...(action === 'other-number' ? { identifiers: Object.fromEntries(typed) } : {}),
    ...(action === 'attach-evidence' ? { reference: reference.trim() } : {}),
  };
}
