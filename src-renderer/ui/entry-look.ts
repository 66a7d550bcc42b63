/** The shape and colour of every entry word and verdict. No two share both, and no two entry words share either. */
import type { CheckedCoupon, RedeemedCoupon } from '../../src-main/contract/coupons.ts';
import type { EntryWord } from '../../src-main/contract/entries.ts';
import type { IconName } from './icons/shapes.tsx';
import type { Tone } from './mark.tsx';

export type Look = { tone: Tone; icon: IconName };

export const entryLooks: Record<EntryWord, Look> = {
  'accepted-here': { tone: 'accent', icon: 'half-disc' },
  confirmed: { tone: 'good', icon: 'disc-check' },
  checking: { tone: 'strong', icon: 'ring-dashed' },
  'needs-manager': { tone: 'attention', icon: 'triangle' },
  refused: { tone: 'stop', icon: 'octagon-cross' },
  withdrawn: { tone: 'quiet', icon: 'square-minus' },
};

export const verdictLooks: Record<CheckedCoupon['verdict'], Look> = {
  redeemable: { tone: 'good', icon: 'disc-check' },
  'needs-manager': { tone: 'attention', icon: 'triangle' },
  'not-redeemable': { tone: 'stop', icon: 'octagon-cross' },
};

/** What a redeemed coupon is called before its entry says more. */
export const wordOfOutcome: Record<RedeemedCoupon['outcome'], EntryWord> = {
  redeemed: 'confirmed',
  accepted: 'accepted-here',
  checking: 'checking',
  refused: 'refused',
  'needs-manager': 'needs-manager',
};
