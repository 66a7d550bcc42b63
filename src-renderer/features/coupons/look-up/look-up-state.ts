/** What the look-up tab shows and what is being done to the coupon that was looked up. */
import type {
  CouponsWanted,
  CouponUse,
  LookedAtCoupon,
  MadeChange,
  MemberCoupon,
} from '../../../../src-main/contract/coupon-changes.ts';
import type { Failure } from '../../../../src-main/contract/result.ts';
import { limits, readBillNumber, readPlainText } from '../../../../src-main/contract/text.ts';

export type ChangeName = 'undo' | 'bill' | 'revoke' | 'revokeAll' | 'expiry' | 'resend';

export interface ChangeDraft {
  reason: string;
  /** YYYY-MM-DD; of a new last day. */
  lastDay: string;
  /** Of the bill that is written to a redemption. */
  bill: string;
  amount: string;
}

export const emptyDraft: ChangeDraft = { reason: '', lastDay: '', bill: '', amount: '' };

/** One change to the coupon in front: `use` is the redemption it is about. */
export interface Change {
  name: ChangeName;
  use: CouponUse | null;
}

export type ActShown =
  | { does: 'nothing' }
  | { does: 'writing' | 'sending'; change: Change }
  | { does: 'failed'; change: Change; failure: Failure }
  | { does: 'told'; change: Change; made: MadeChange };

export const wantedNames = ['usable', 'used', 'ended', 'all'] as const satisfies readonly CouponsWanted[];

export type HeldShown =
  | { shows: 'nothing' }
  | { shows: 'reading'; which: CouponsWanted }
  | { shows: 'failed'; which: CouponsWanted; failure: Failure }
  | { shows: 'known'; which: CouponsWanted; coupons: MemberCoupon[]; next: number | null };

export interface LookUpFacts {
  text: string;
  shown:
    | { shows: 'nothing' }
    | { shows: 'reading' }
    | { shows: 'failed'; failure: Failure }
    | { shows: 'known'; coupon: LookedAtCoupon };
  /** All coupons of the member who holds it; read when somebody asks. */
  held: HeldShown;
  act: ActShown;
  draft: ChangeDraft;
}

export const emptyLookUp: LookUpFacts = {
  text: '',
  shown: { shows: 'nothing' },
  held: { shows: 'nothing' },
  act: { does: 'nothing' },
  draft: emptyDraft,
};

/** A redemption that stands, and of which Capillary's own number is known. */
export function canTakeBack(use: CouponUse): boolean {
  return use.reference !== null && use.customerId !== null && use.undoneBy === null;
}

/** What fits a coupon as a whole; Capillary has the last word. */
export function changesFor(coupon: LookedAtCoupon): ChangeName[] {
  if (!coupon.isKnown) return [];
  const stands = coupon.uses.some(({ undoneBy }) => undoneBy === null);
  return [
    ...(coupon.holder?.id ? (['resend'] as const) : []),
    'expiry',
    ...(stands ? [] : (['revoke'] as const)),
  ];
}

/** The first field that cannot be sent as it is; null = all can. The program looks again. */
export function faultIn({ name }: Change, draft: ChangeDraft): keyof ChangeDraft | null {
  if (name === 'expiry' && !/^\d{4}-\d\d-\d\d$/.test(draft.lastDay)) return 'lastDay';
  if (name === 'bill') {
    if (!readBillNumber(draft.bill).ok) return 'bill';
    if (draft.amount.trim() === '') return 'amount';
  }
  return readPlainText(draft.reason, limits.note).ok ? null : 'reason';
}
