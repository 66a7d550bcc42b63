/** Writes the bill of points that were used before there was one. */
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { readDone } from './done-answer.ts';
import { wireId } from './identifiers.ts';
import type { Outcome } from './outcome.ts';

export interface BillOfPoints {
  redemptionId: string;
  billNumber: string;
  /** Capillary's own id of the bill; null = not known. */
  billId: string | null;
  customer: WireIdentifier;
}

/** Capillary docs: Update redeem points, which shows no answer (U50, U64). */
export function attachPointsBill(
  call: Call,
  { redemptionId, billNumber, billId, customer }: BillOfPoints,
): Promise<Outcome<null>> {
  const body = {
    redemptionId,
    billNumber,
    ...(billId === null ? {} : { billId: wireId(billId) }),
    entity: { type: 'CUSTOMER', identifierType: customer.type, identifierValue: customer.value },
  };
  return call({ method: 'PUT', path: '/v2/points/updateRedemption', body }, 'write', (answer) =>
    readDone(answer, 1, 'points'),
  );
}
