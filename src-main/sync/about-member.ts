/** Whom something is written about, and where its entry waits. */
import type { Customer } from '../contract/customers.ts';
import { ok, type Result } from '../contract/result.ts';
import { laneOf } from '../store/new-members.ts';
import type { ChangeParts } from './change-parts.ts';
import { knowMember } from './know-member.ts';

export interface AboutMember {
  member: Customer;
  entry: { lane: string; customer: { id: string; name: string }; description: string };
}

export async function aboutMember(
  parts: ChangeParts,
  customerId: string,
  description: string,
): Promise<Result<AboutMember>> {
  const known = await knowMember(
    {
      ...parts.store,
      clock: parts.clock,
      capillary: parts.connection.isOnline() ? parts.capillary() : null,
      limitMs: parts.settings.read().readTimeLimitMs,
    },
    customerId,
  );
  if (!known.ok) return known;
  const { id, name } = known.value;
  const lane = laneOf(parts.store.ledger, id);
  return ok({ member: known.value, entry: { lane, customer: { id, name }, description } });
}
