/** Gives a member another identifier or card, and takes one away. A repeat changes nothing more. */
import type { Call } from './caller.ts';
import { type EnrolledFacts, type NewIdentifier, readEnrolled, wireIdentifier } from './enrol-customer.ts';
import type { Outcome } from './outcome.ts';

export interface IdentifierChange {
  customerId: string;
  add: NewIdentifier[];
  remove: NewIdentifier[];
  cardSeries: string | null;
}

/** A card that is taken away is not issued any more. Capillary docs: Change identifier; Link and delink card. */
export function changeIdentifiers(call: Call, change: IdentifierChange): Promise<Outcome<EnrolledFacts>> {
  const { customerId, add, remove, cardSeries } = change;
  const body = {
    add: add.map((one) => wireIdentifier(one, cardSeries, 'ACTIVE')),
    remove: remove.map((one) => wireIdentifier(one, cardSeries, 'NOT_ISSUED')),
  };
  return call(
    {
      method: 'POST',
      path: `/v2/customers/${encodeURIComponent(customerId)}/changeIdentifier`,
      name: '/v2/customers/{}/changeIdentifier',
      query: [['source', 'INSTORE']],
      body,
    },
    'write',
    readEnrolled,
  );
}
