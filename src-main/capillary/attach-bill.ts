/** Writes the bill of a redemption that was made before there was one. Never redeems: the method is PUT. */
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { readDone } from './done-answer.ts';
import { v2User, wireId } from './identifiers.ts';
import type { Outcome } from './outcome.ts';

export interface BillOfRedemption {
  redemptionId: string;
  /** Decimal text with a point. */
  billAmount: string;
  billNumber: string;
  /** Capillary's own id of the bill; null = not known. */
  billId: string | null;
  /** Left out when empty. One object, the newer of two documented forms (U50). */
  customFields: Record<string, string>;
}

function wireRedemption(bill: BillOfRedemption): Record<string, unknown> {
  return {
    redemptionId: wireId(bill.redemptionId),
    // a number, as the table says, unlike the text that redeeming takes
    billAmount: Number(bill.billAmount),
    transactionNumber: bill.billNumber,
    ...(bill.billId === null ? {} : { billId: wireId(bill.billId) }),
    ...(Object.keys(bill.customFields).length === 0 ? {} : { customFields: bill.customFields }),
  };
}

/** Capillary docs: Update coupon redeem field, which shows no answer (U50). */
export function attachBills(
  call: Call,
  customer: WireIdentifier,
  bills: BillOfRedemption[],
): Promise<Outcome<null>> {
  const body = { redemptions: bills.map(wireRedemption), user: v2User(customer) };
  return call({ method: 'PUT', path: '/v2/coupon/redeem', body }, 'write', (answer) =>
    readDone(answer, bills.length),
  );
}
