/** Reasons about files of bills. See `reasons.ts`. */
export const billFileReasons = {
  'bill-file-column': {
    says: 'The column “{{column}}” is not known.',
    next: 'The first line names the columns: number, amount, at, customerId, mobile, email, card, externalId, note.',
  },
  'bill-file-names': {
    says: 'The first line does not name the columns number and amount.',
    next: 'Write the names of the columns into the first line.',
  },
  'bill-file-cells': {
    says: 'The row has {{count}} cells, and the first line names {{named}} columns.',
    next: 'Put quotation marks round what has the separator in it.',
  },
  'bill-file-members': {
    says: 'The row names more than one member.',
    next: 'Give one of customerId, mobile, email, card and externalId.',
  },
  'bill-file-member-text': {
    says: 'The member is not written as text.',
    next: 'Put quotation marks round the number or the address.',
  },
  'bill-file-json': {
    says: 'The file is no JSON, or no list of bills.',
    next: 'Write a list of objects, as docs/pos-integration.md shows it.',
  },
  'bill-file-item': { says: 'This is no bill.', next: 'Every item of the list is an object.' },
  'bill-file-large': {
    says: 'The file is larger than {{limit}} MB.',
    next: 'Write several smaller ones.',
  },
} as const;
