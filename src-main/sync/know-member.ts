/** The member as this till remembers; a member it has not seen is looked up first. */
import type { Capillary } from '../capillary/client.ts';
import type { Customer } from '../contract/customers.ts';
import { ok, type Result } from '../contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import { fail } from '../domain/failure.ts';
import type { Database } from '../store/database.ts';
import { findMember, keepMember } from '../store/members.ts';
import { inTime } from './in-time.ts';
import { failureOfOutcome } from './outcome-failure.ts';
import { customerFromWire } from './remember.ts';

/** @param limitMs how long the look-up may take, milliseconds. */
export async function knowMember(
  parts: { cache: Database; clock: Clock; capillary: Capillary | null; limitMs: number },
  customerId: string,
): Promise<Result<Customer>> {
  const { cache, clock, capillary, limitMs } = parts;
  const known = findMember(cache, customerId);
  if (known) return ok(known);
  if (capillary === null) return fail('unreachable', 'customer-not-here');
  const outcome = await inTime(clock, limitMs, capillary.findCustomer({ type: 'id', value: customerId }));
  if (outcome.kind !== 'answered') return { ok: false, failure: failureOfOutcome(outcome) };
  if (outcome.value === null) return fail('not-found', 'customer-unknown', {}, { field: 'customerId' });
  const member = customerFromWire(outcome.value, clock.wallMs());
  keepMember(cache, member);
  return ok(member);
}
