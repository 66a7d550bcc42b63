/** Why a coupon is not given as goodwill, or only with a manager. */
export const goodwillReasons = {
  'goodwill-not-offered': {
    says: 'This till may not give coupons of that offer.',
    next: 'Choose one from the list; a manager can add offers in Settings.',
  },
  'goodwill-member-limit': {
    says: 'This member was given {{count}} coupons today; {{limit}} is the limit.',
    next: 'A second manager can allow one more.',
  },
  'goodwill-person-limit': {
    says: '{{name}} has given {{count}} coupons today; {{limit}} is the limit.',
    next: 'A second manager can allow one more.',
  },
  'goodwill-value-limit': {
    says: 'This till would have given coupons worth {{amount}} today; {{limit}} is the limit.',
    next: 'A second manager can allow it.',
  },
  'goodwill-not-offline': {
    says: 'The line is down, and {{count}} coupons are promised already; {{limit}} is the limit.',
    next: 'Try again when the line is back.',
  },
  'goodwill-refused': {
    says: 'Capillary did not give the coupon “{{offer}}”.',
    next: 'Read the words below, then choose another offer or tell your loyalty team.',
  },
  'goodwill-used-up': {
    says: 'No more coupons of “{{offer}}” can be given to this member.',
    next: 'Choose another offer.',
  },
  'goodwill-offer-ended': {
    says: 'The offer “{{offer}}” has ended or is not known at Capillary.',
    next: 'Choose another offer; a manager can take this one out of the list in Settings.',
  },
  'goodwill-given-instead': {
    says: 'The member was given another coupon instead of {{code}}.',
    next: 'Take nothing off this bill for it.',
  },
  'goodwill-decided-before': {
    says: 'This decision was already used for another coupon.',
    next: 'Begin again.',
  },
} as const;
