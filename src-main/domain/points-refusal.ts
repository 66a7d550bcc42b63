/** Capillary's numbers about points, codes and goodwill requests in a person's terms. */
import { giveReason, type Reason, type ReasonKey } from '../contract/reasons.ts';

/** Capillary docs: Points, codes; OTP, codes. */
const pointsCodes: Record<number, ReasonKey> = {
  429: 'points-code-ten-a-day',
  604: 'points-code-wrong',
  605: 'points-code-wrong',
  606: 'points-code-later',
  686: 'member-not-accepted',
  802: 'member-not-accepted',
  803: 'points-more-than-there-are',
  804: 'points-not-enough-yet',
  805: 'points-not-enough-yet',
  806: 'points-not-enough-yet',
  807: 'points-step-unknown',
  808: 'points-code-wrong',
  809: 'member-blocked',
  813: 'points-more-than-there-are',
  816: 'member-not-accepted',
  818: 'points-more-than-there-are',
  819: 'points-too-much-at-once',
  820: 'member-blocked',
  821: 'points-too-few',
  824: 'points-code-wanted',
  827: 'points-configuration',
  860: 'points-code-not-sent',
  874: 'points-code-later',
  875: 'points-code-later',
  876: 'points-code-not-sent',
  881: 'member-not-accepted',
  888: 'points-configuration',
  895: 'points-configuration',
  899: 'points-configuration',
  902: 'points-redemption-unknown',
  904: 'member-not-accepted',
  905: 'points-undo-off',
  3045: 'member-blocked',
  9001: 'points-code-wrong',
};

export function explainPointsRefusal(code: number | null, otherwise: ReasonKey = 'points-refused'): Reason {
  return giveReason((code === null ? undefined : pointsCodes[code]) ?? otherwise, 'hard');
}

/** Capillary docs: Request (V1), codes. */
const requestCodes: Record<number, ReasonKey> = {
  9007: 'member-not-accepted',
  9011: 'member-not-accepted',
  9013: 'points-request-gone',
  9022: 'member-not-accepted',
  9028: 'points-requested-before',
  9055: 'points-requested-before',
};

export function explainRequestRefusal(code: number | null, otherwise: ReasonKey): Reason {
  return giveReason((code === null ? undefined : requestCodes[code]) ?? otherwise, 'hard');
}
