/**
 * Capillary's refusal codes in a person's terms (coupons, codes; errors). The platform's own words are shown
 * beside it, never instead of it; an unknown code becomes the plain "refused".
 */
import { giveReason, type Reason, type ReasonKey } from '../contract/reasons.ts';
import { displayDay } from './display.ts';
import type { KnownCoupon } from './known-coupon.ts';
import type { CouponChange } from './stored-entry.ts';

const couponCodes: Record<number, ReasonKey> = {
  660: 'coupon-revoked',
  701: 'member-not-accepted',
  702: 'coupon-unknown',
  703: 'coupon-of-other-member',
  705: 'coupon-needs-otp',
  706: 'coupon-used',
  710: 'coupon-of-other-member',
  711: 'coupon-used',
  712: 'series-expired',
  713: 'coupon-over',
  714: 'coupon-limit-reached',
  716: 'coupon-used',
  718: 'bill-number-refused',
  719: 'coupon-unknown',
  721: 'member-not-accepted',
  723: 'coupon-of-other-member',
  725: 'coupon-needs-otp',
  728: 'coupon-limit-reached',
  729: 'coupon-outside-window',
  733: 'bill-amount-refused',
  735: 'coupon-not-here',
  736: 'coupon-limit-reached',
  738: 'coupon-too-soon',
  739: 'coupon-outside-window',
  740: 'member-blocked',
  742: 'member-blocked',
  747: 'coupon-limit-reached',
  750: 'member-blocked',
  780: 'coupon-refused',
  788: 'coupon-configuration',
  795: 'coupon-configuration',
  799: 'coupon-configuration',
};

function reasonOfCouponCode(code: number | null): ReasonKey {
  return (code === null ? undefined : couponCodes[code]) ?? 'coupon-refused';
}

/** The refusal with what the till knows of the coupon: "Used on 12 March at Riverside for bill 5521". */
export function explainRefusal(
  code: string,
  platformCode: number | null,
  coupon: KnownCoupon | null,
  locale: string,
): Reason {
  const key = reasonOfCouponCode(platformCode);
  const use = coupon?.uses.at(-1);
  if (key === 'coupon-used' && use && !coupon?.multipleUse) {
    const date = displayDay(use.date.slice(0, 10), locale);
    return giveReason('coupon-used-before', 'hard', { code, date, store: use.store, bill: use.bill });
  }
  if (key === 'coupon-over' && coupon?.lastDay) {
    return giveReason('coupon-expired', 'hard', { code, date: displayDay(coupon.lastDay, locale) });
  }
  if (key === 'coupon-outside-window' && coupon?.firstDay) {
    return giveReason('coupon-not-yet', 'hard', { code, date: displayDay(coupon.firstDay, locale) });
  }
  return giveReason(key, 'hard', { code });
}

/** Capillary docs: Coupon (V2 APIs); 722 is a limit of the series or of the member. */
const issueCodes: Record<number, ReasonKey> = {
  701: 'member-not-accepted',
  707: 'goodwill-offer-ended',
  712: 'goodwill-offer-ended',
  721: 'member-not-accepted',
  722: 'goodwill-used-up',
  740: 'member-blocked',
  742: 'member-blocked',
  750: 'member-blocked',
  755: 'goodwill-offer-ended',
};

/** Why Capillary did not give a coupon of an offer. */
export function explainIssueRefusal(offer: string, platformCode: number | null): Reason {
  const key = (platformCode === null ? undefined : issueCodes[platformCode]) ?? 'goodwill-refused';
  return giveReason(key, 'hard', { offer });
}

/** Capillary docs: Coupon (V2 APIs), codes; 404 and 405 are of single codes that were to be revoked. */
const changeCodes: Record<number, ReasonKey> = {
  108: 'change-shared-code',
  404: 'coupon-unknown',
  405: 'coupon-used',
  510: 'change-redemption-unknown',
  660: 'coupon-revoked',
  682: 'coupon-unknown',
  701: 'member-not-accepted',
  702: 'coupon-unknown',
  703: 'coupon-of-other-member',
  712: 'series-expired',
  721: 'member-not-accepted',
  723: 'coupon-of-other-member',
};

const changeRefused: Record<CouponChange['kind'], ReasonKey> = {
  'undo-redemption': 'change-not-undone',
  'revoke-coupon': 'change-not-revoked',
  'move-expiry': 'change-not-moved',
  'resend-coupon': 'change-not-resent',
  'attach-bill': 'change-no-bill',
};

/** Why Capillary did not change a coupon. */
export function explainChangeRefusal(
  kind: CouponChange['kind'],
  code: string,
  platformCode: number | null,
): Reason {
  const key = (platformCode === null ? undefined : changeCodes[platformCode]) ?? changeRefused[kind];
  return giveReason(key, 'hard', { code });
}
