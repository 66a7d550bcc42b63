/** Why a coupon, or a redemption of it, was not changed. */
export const changeReasons = {
  'change-not-undone': {
    says: 'Capillary did not take the redemption of {{code}} back.',
    next: 'Read the words below; the redemption stands until then.',
  },
  'change-redemption-unknown': {
    says: 'Capillary does not know this redemption of {{code}}, or it was taken back before.',
    next: 'Look the coupon up again.',
  },
  'change-not-revoked': {
    says: 'Capillary did not take the coupon {{code}} away.',
    next: 'Read the words below; the coupon can be used until then.',
  },
  'change-shared-code': {
    says: 'The code {{code}} is shared by many members and cannot be taken away from one.',
    next: 'Ask your loyalty team to end the offer.',
  },
  'change-not-moved': {
    says: 'Capillary did not give the coupon {{code}} another last day.',
    next: 'A coupon cannot outlast its offer. Look up when the offer ends, and choose a day before.',
  },
  'change-not-resent': {
    says: 'Capillary did not send the message with the coupon {{code}} again.',
    next: 'Read the words below, or tell the member the code.',
  },
  'change-no-bill': {
    says: 'Capillary did not write the bill to the redemption of {{code}}.',
    next: 'Read the words below, then try again.',
  },
  'change-made-before': {
    says: 'This decision was already used for something else.',
    next: 'Begin again.',
  },
  'change-zone-unknown': {
    says: 'This till has not learned Capillary’s time zone yet, so it cannot say when a day ends there.',
    next: 'Connect once, then try again.',
  },
  'change-day-past': {
    says: 'The last day {{date}} is over already.',
    next: 'Choose today or a later day; to end the coupon at once, take it away instead.',
  },
  'change-series-unknown': {
    says: 'This till does not know which offer the coupon {{code}} belongs to.',
    next: 'Look the coupon up while the line is up, then try again.',
  },
  'change-holder-unknown': {
    says: 'Nobody is known to hold the coupon {{code}}.',
    next: 'Look the coupon up while the line is up, or find the member first.',
  },
  'change-redemption-stands-not': {
    says: 'There is no redemption of {{code}} that Capillary has confirmed and that still stands.',
    next: 'Look the coupon up again. What is still in the queue can be taken back there.',
  },
  'coupon-not-asked': {
    says: 'The line is down, so this is what this till remembers.',
    next: 'Look again when the line is back.',
  },
  'coupon-story-refused': {
    says: 'Capillary tells this till’s account what the coupon is, and not whose it is or where it was used.',
    next: 'Find the member, and check the coupon at the counter.',
  },
  'coupon-no-holder': {
    says: 'Nobody is told to hold the coupon {{code}}, so Capillary cannot be asked what a use of it would meet.',
    next: 'Find the member, and check the coupon at the counter.',
  },
} as const;
