/** Why a bill is not taken, or not sent. */
export const billReasons = {
  'bill-too-many-lines': {
    says: 'The bill has {{count}} lines; {{limit}} are the most.',
    next: 'Send it without its lines, or as several bills.',
  },
  'line-quantity': {
    says: 'The quantity of line {{line}} is not a number above zero.',
    next: 'Write it in digits with a point. What comes back is a return, not a negative quantity.',
  },
  'line-value-differs': {
    says: 'Line {{line}} says {{value}}, but its price by its quantity is {{expected}}.',
    next: 'Correct the price, the quantity or the value.',
  },
  'line-discount-larger': {
    says: 'The discount of line {{line}} ({{discount}}) is larger than its value ({{value}}).',
    next: 'Correct the discount.',
  },
  'line-amount-differs': {
    says: 'Line {{line}} says {{amount}}, but its value less its discount is {{expected}}.',
    next: 'Correct the amount or the discount.',
  },
  'bill-gross-differs': {
    says: '{{gross}} less the discount of {{discount}} is not {{amount}}.',
    next: 'Correct the bill amount, the gross amount or the discount.',
  },
  'bill-lines-differ': {
    says: 'The lines add up to {{sum}}, the bill says {{amount}}.',
    next: 'Correct a line or the bill amount.',
  },
  'bill-returns-more': {
    says: 'More comes back on this bill than is sold: {{sum}} more.',
    next: 'Take the goods back as a return of their own.',
  },
  'bill-tenders-differ': {
    says: 'The payments add up to {{sum}}, the bill says {{amount}}.',
    next: 'Correct a payment or the bill amount.',
  },
  'bill-tender-unknown': {
    says: 'The organisation does not know the way of payment “{{mode}}”.',
    next: 'It knows: {{known}}.',
  },
  'bill-date-old': {
    says: 'The bill is older than {{days}} days.',
    next: 'Check its date. Capillary does not take bills that old.',
  },
  'bill-date-ahead': {
    says: 'The date of the bill lies in the future.',
    next: 'Check the date, and the clock of this till.',
  },
  'bill-time-form': {
    says: '{{field}} is not a time with its offset.',
    next: 'Write it as 2026-11-21T14:30:00+05:30.',
  },
  'bill-number-used': {
    says: 'Bill {{bill}} over {{amount}} is here already, captured {{time}}.',
    next: 'Look it up under Bills. A new sale needs a new number.',
  },
  'bill-number-taken': {
    says: 'Capillary has another bill {{bill}}, of {{date}} at {{store}}.',
    next: 'Compare the two. If this is a new sale, send it under a new number.',
  },
  'bill-redemption-not-ours': {
    says: 'A coupon was named that was not redeemed here for this bill and member.',
    next: 'Redeem the coupon first, then send the bill.',
  },
  'bill-discount-unknown': {
    says: 'Nobody knows yet how much the coupon {{code}} takes off.',
    next: 'Write the amounts after the discount, or wait for Capillary.',
  },
  'bill-discount-larger': {
    says: 'The coupons take off {{off}}, the bill is only {{amount}}.',
    next: 'Check the amount: it is the one before the coupons.',
  },
  'bill-return-anonymous': {
    says: 'Goods of another bill come back on a bill of nobody’s.',
    next: 'Find the member first, or take the goods back as a return of their own.',
  },
  'return-without-lines': {
    says: 'It is not said which lines come back.',
    next: 'Name the lines, or take back the whole bill or an amount.',
  },
  'return-purchase-unknown': {
    says: 'It is not known when the goods were bought.',
    next: 'Write the date of the bill that comes back.',
  },
  'return-before-purchase': {
    says: 'The goods would come back before they were bought.',
    next: 'Check the two dates.',
  },
  'return-larger': {
    says: '{{amount}} is more than is left of the bill: {{left}}.',
    next: 'Correct the amount.',
  },
  'return-whole-differs': {
    says: 'The whole bill is {{left}}, not {{amount}}.',
    next: 'Correct the amount, or take back an amount only.',
  },
  'return-whole-after-part': {
    says: 'A part of this bill came back before; {{left}} is left.',
    next: 'Take back what is left as an amount, or by lines.',
  },
  'return-nothing-left': {
    says: 'All of this bill came back before.',
    next: 'Look the bill up under Bills.',
  },
  'return-line-larger': {
    says: 'Of {{code}} (line {{line}}) only {{left}} can still come back.',
    next: 'Correct the quantity.',
  },
  'return-bill-unknown': {
    says: 'Capillary does not know a bill {{bill}}.',
    next: 'Check the number.',
  },
  'return-types-mixed': {
    says: 'A part of this bill came back in another way before: by lines or by amount.',
    next: 'Take the rest back in the same way.',
  },
  'returns-off': {
    says: 'Capillary is not set up to take this kind of return.',
    next: 'Ask your loyalty team to switch it on.',
  },
  'bill-not-changed': {
    says: 'Capillary did not change the bill {{bill}}.',
    next: 'Read the words below.',
  },
  'retro-not-set-up': {
    says: 'This till does not know the signature for giving bills to members.',
    next: 'Ask your loyalty team for it, and enter it in the settings.',
  },
  'product-unknown': {
    says: 'No product with the code {{code}} is known.',
    next: 'Check the code, or write the line by hand.',
  },
  'parked-not-known': {
    says: 'No answer came, so nobody knows whether Capillary did it.',
    next: 'Read the list again before you try once more.',
  },
  'bill-refused': {
    says: 'Capillary did not take the bill {{bill}}.',
    next: 'Read the words below.',
  },
  'bill-date-refused': {
    says: 'Capillary did not take the bill {{bill}}: its date is outside the limits of the brand.',
    next: 'Ask your loyalty team to widen the limits for a while, then send it again.',
  },
  'bill-member-refused': {
    says: 'Capillary did not find the member of bill {{bill}}, or it is another’s.',
    next: 'Find the member again, then send the bill.',
  },
  'bill-redemption-refused': {
    says: 'Capillary did not link a coupon to the bill {{bill}}.',
    next: 'Look the coupon up, then send the bill again.',
  },
  'bill-limit-near': {
    says: '{{count}} bills wait to be sent, the oldest for {{days}}. Capillary takes no bills older than {{limit}} days.',
    next: 'Bring the line back, or ask a manager to speak to the loyalty team.',
  },
} as const;
