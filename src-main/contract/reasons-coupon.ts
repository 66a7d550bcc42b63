/** Why a coupon cannot be used, or only with a manager. Sentences can be read aloud to the customer. */
export const couponReasons = {
  'coupon-unknown': {
    says: 'No coupon with the code {{code}} is known.',
    next: 'Read the code again, letter by letter.',
  },
  'coupon-not-seen': {
    says: 'This till has not seen the code {{code}} before, so it cannot tell what it is worth while offline.',
    next: 'Try again when the line is back.',
  },
  'coupon-of-other-member': {
    says: 'The coupon {{code}} belongs to another member.',
    next: 'Find the member who holds it, or take another coupon.',
  },
  'coupon-used': {
    says: 'The coupon {{code}} has already been used.',
    next: 'It can be used once. Take another coupon.',
  },
  'coupon-used-before': {
    says: 'Already used on {{date}} at {{store}} for bill {{bill}}.',
    next: 'It cannot be used again. Take another coupon.',
  },
  'coupon-used-here': {
    says: 'The coupon {{code}} was already taken at this till for bill {{bill}}.',
    next: 'See the entry in the queue; a manager can withdraw it if it was a mistake.',
  },
  'coupon-limit-reached': {
    says: 'The coupon {{code}} has been used as often as it allows.',
    next: 'Take another coupon.',
  },
  'coupon-expired': {
    says: 'The coupon {{code}} was valid until {{date}}.',
    next: 'It cannot be used any more. A manager may give another one.',
  },
  'coupon-over': {
    says: 'The coupon {{code}} is not valid any more.',
    next: 'A manager may give another one.',
  },
  'series-expired': {
    says: 'The offer behind the coupon {{code}} has ended.',
    next: 'It cannot be used any more. A manager may give another one.',
  },
  'coupon-revoked': {
    says: 'The coupon {{code}} was taken back by the brand.',
    next: 'Take another coupon.',
  },
  'coupon-not-yet': {
    says: 'The coupon {{code}} can be used from {{date}} on.',
    next: 'Keep it until then.',
  },
  'coupon-outside-window': {
    says: 'The coupon {{code}} cannot be used on this day or at this hour.',
    next: 'Its conditions say when it can be used.',
  },
  'coupon-too-soon': {
    says: 'Too few days have passed since a coupon of this offer was last used.',
    next: 'Try again in a few days.',
  },
  'coupon-not-here': {
    says: 'The coupon {{code}} cannot be used at this store.',
    next: 'Its conditions say at which stores it can be used.',
  },
  'coupon-store-unknown': {
    says: 'The coupon {{code}} is for certain stores only, and this till does not know its own store number.',
    next: 'Try again when the line is back, or ask a manager to enter the store number in Settings.',
  },
  'bill-too-small': {
    says: 'The bill is below the {{limit}} that the coupon {{code}} asks for.',
    next: 'Add to the bill, or take another coupon.',
  },
  'bill-too-large': {
    says: 'The bill is above the {{limit}} that the coupon {{code}} allows.',
    next: 'Split the bill, or take another coupon.',
  },
  'bill-amount-refused': {
    says: 'The bill amount does not fit the conditions of the coupon {{code}}.',
    next: 'Check the amount, or take another coupon.',
  },
  'bill-number-refused': {
    says: 'Capillary needs a bill number for the coupon {{code}}.',
    next: 'Enter the number of the bill.',
  },
  'bill-already-covered': {
    says: 'The coupons before {{code}} already cover the whole bill.',
    next: 'Keep this coupon for another day.',
  },
  'coupon-needs-otp': {
    says: 'The coupon {{code}} needs a one-time code that is sent to the member.',
    next: 'It cannot be redeemed from this screen. Take another coupon.',
  },
  'member-blocked': {
    says: 'This member may not use coupons at present.',
    next: 'Call a manager.',
  },
  'member-not-accepted': {
    says: 'Capillary does not know this member any more.',
    next: 'Find the member again.',
  },
  'coupon-refused': {
    says: 'Capillary refused the coupon {{code}}.',
    next: 'Read the words below, then take another coupon or call a manager.',
  },
  'coupons-refused-together': {
    says: 'One of the coupons of this bill was refused, and so none of them was redeemed.',
    next: 'Read the words below, take that one off the bill, and redeem the others.',
  },
  'coupon-being-taken-back': {
    says: 'The redemption of {{code}} for this bill is being taken back.',
    next: 'Take nothing off for it; the coupon can be used again once that is done.',
  },
  'coupon-configuration': {
    says: 'The offer behind the coupon {{code}} is not set up correctly.',
    next: 'Tell your loyalty team; the words below help them.',
  },
  'not-for-offline': {
    says: 'The coupon {{code}} is not meant for use while the line is down.',
    next: 'A manager can allow it.',
  },
  'facts-too-old': {
    says: 'What this till knows about the coupon {{code}} is from {{date}}, which is too old to go by.',
    next: 'A manager can allow it.',
  },
  'above-coupon-cap': {
    says: '{{amount}} off is more than the {{cap}} a cashier may give for one coupon while the line is down.',
    next: 'A manager can allow it.',
  },
  'above-member-cap': {
    says: 'This member would have {{amount}} off today without Capillary’s word; {{cap}} is the limit.',
    next: 'A manager can allow it.',
  },
  'above-till-cap': {
    says: 'This till would have {{amount}} at risk; {{cap}} is the limit.',
    next: 'A manager can allow it.',
  },
  'above-outage-cap': {
    says: 'This outage would have cost up to {{amount}}; {{cap}} is the limit.',
    next: 'A manager can allow it.',
  },
  'hard-stop': {
    says: 'This till has {{amount}} at risk and stops at {{cap}}.',
    next: 'Take no coupons until the line is back.',
  },
  'clock-not-trusted': {
    says: 'The clock of this till cannot be trusted, so nobody can tell whether the coupon {{code}} has ended.',
    next: 'A manager can allow it; have the clock set right.',
  },
  'still-checking': {
    says: 'What became of the coupon {{code}} could not be told in time; it is on its way.',
    next: 'Look at it in the queue before the customer leaves.',
  },
  'amounts-at-redeem': {
    says: 'Capillary looks at the bill amount and the hour only when the coupon is redeemed.',
    next: 'Redeem to be sure.',
  },
} as const;
