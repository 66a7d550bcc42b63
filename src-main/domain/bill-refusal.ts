/** A refused bill in a person's terms. The platform's own words stand beside it. */
import { giveReason, type Reason, type ReasonKey } from '../contract/reasons.ts';

/** Capillary docs: Transaction, codes. */
const codes: Record<number, ReasonKey> = {
  606: 'bill-member-refused',
  611: 'bill-member-refused',
  618: 'member-blocked',
  620: 'bill-refused',
  621: 'bill-date-refused',
  624: 'return-before-purchase',
  625: 'return-bill-unknown',
  632: 'return-types-mixed',
  633: 'return-nothing-left',
  634: 'return-nothing-left',
  635: 'return-types-mixed',
  636: 'return-types-mixed',
  638: 'return-types-mixed',
  640: 'bill-redemption-refused',
  641: 'bill-member-refused',
  642: 'bill-redemption-refused',
  643: 'bill-date-refused',
  644: 'bill-date-refused',
  673: 'returns-off',
  674: 'returns-off',
  675: 'returns-off',
  676: 'returns-off',
  681: 'member-blocked',
  688: 'return-bill-unknown',
  820: 'member-blocked',
  3045: 'member-blocked',
  8015: 'bill-member-refused',
};

export function explainBillRefusal(bill: string, platformCode: number | null): Reason {
  const key = (platformCode === null ? undefined : codes[platformCode]) ?? 'bill-refused';
  return giveReason(key, 'hard', { bill });
}
