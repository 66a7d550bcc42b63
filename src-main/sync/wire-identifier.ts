/** How Capillary is told whose coupon it is: an identifier its older calls take as well, else the id. */
import type { WireIdentifier } from '../capillary/client.ts';
import type { Customer } from '../contract/customers.ts';

export function wireIdentifierOf(customer: Customer | null, customerId: string): WireIdentifier {
  for (const type of ['mobile', 'email', 'externalId'] as const) {
    const found = customer?.identifiers.find((identifier) => identifier.type === type);
    if (found) return { type, value: found.value };
  }
  return { type: 'id', value: customerId };
}
