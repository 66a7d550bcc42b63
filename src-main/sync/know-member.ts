/**
 * The member as this till remembers; a member it has not seen is looked up first. Somebody enrolled here is in the ledger,
 * under the id Capillary gave as soon as it has.
 */
import type { Capillary } from '../capillary/client.ts';
import type { Customer } from '../contract/customers.ts';
import { ok, type Result } from '../contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import { fail } from '../domain/failure.ts';
import { isLocalId } from '../domain/local-id.ts';
import type { Database } from '../store/database.ts';
import { findMember, keepMember } from '../store/members.ts';
import { settledId } from '../store/new-members.ts';
import { findEnrolled } from './enrolled-member.ts';
import { findFollowing } from './follow-merged.ts';
import { failureOfOutcome } from './outcome-failure.ts';
import { customerFromWire } from './remember.ts';

/** @param limitMs how long the look-up may take, milliseconds. */
export async function knowMember(
  parts: { ledger: Database; cache: Database; clock: Clock; capillary: Capillary | null; limitMs: number },
  customerId: string,
): Promise<Result<Customer>> {
  const { ledger, cache, clock, capillary, limitMs } = parts;
  const id = settledId(ledger, customerId);
  const known = findMember(cache, id) ?? (isLocalId(customerId) ? findEnrolled(ledger, customerId) : null);
  if (known) return ok(known);
  if (isLocalId(id)) return fail('not-found', 'customer-unknown', {}, { field: 'customerId' });
  if (capillary === null) return fail('unreachable', 'customer-not-here');
  const outcome = await findFollowing(
    { ledger, cache, clock, capillary, limitMs },
    { type: 'id', value: id },
  );
  if (outcome.kind !== 'answered') return { ok: false, failure: failureOfOutcome(outcome) };
  if (outcome.value === null) return fail('not-found', 'customer-unknown', {}, { field: 'customerId' });
  const member = customerFromWire(outcome.value, clock.wallMs());
  keepMember(cache, member);
  return ok(member);
}
