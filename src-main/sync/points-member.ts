/** Whose points an operation is about, and whether Capillary can be asked about them now. */

import type { WireIdentifier } from '../capillary/client.ts';
import type { CapillaryClient } from '../capillary/create-capillary.ts';
import type { Customer } from '../contract/customers.ts';
import { ok, type Result } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { isLocalId } from '../domain/local-id.ts';
import type { ChangeParts } from './change-parts.ts';
import { knowMember } from './know-member.ts';
import { wireIdentifierOf } from './wire-identifier.ts';

export interface PointsMember {
  customer: Customer;
  identifier: WireIdentifier;
}

export async function pointsMember(
  parts: Pick<ChangeParts, 'store' | 'clock' | 'settings' | 'connection' | 'capillary'>,
  customerId: string,
): Promise<Result<PointsMember>> {
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  const limitMs = parts.settings.read().readTimeLimitMs;
  const known = await knowMember({ ...parts.store, clock: parts.clock, capillary, limitMs }, customerId);
  if (!known.ok) return known;
  return ok({ customer: known.value, identifier: wireIdentifierOf(known.value, known.value.id) });
}

/** Enrolled at this till and not with Capillary yet: there are no points to look at or to use. */
export const isNewHere = ({ customer }: Pick<PointsMember, 'customer'>): boolean => isLocalId(customer.id);

/** Under these a member's points can be used, given back and asked for by every call there is. */
export function hasPointsIdentifier({ identifier }: Pick<PointsMember, 'identifier'>): boolean {
  return ['mobile', 'email', 'externalId'].includes(identifier.type);
}

export function reachable(parts: {
  connection: { isOnline: () => boolean };
  capillary: () => CapillaryClient | null;
}): Result<CapillaryClient> {
  const capillary = parts.capillary();
  if (capillary === null) return fail('conflict', 'not-connected');
  return parts.connection.isOnline() ? ok(capillary) : fail('unreachable', 'line-down');
}
