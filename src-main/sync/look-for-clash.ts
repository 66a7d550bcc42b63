/** Who at Capillary has what a new member was to be enrolled with. */
import type { Capillary } from '../capillary/client.ts';
import type { CustomerMatch } from '../contract/customers.ts';
import type { Clock } from '../domain/clock.ts';
import type { MemberIdentifier } from '../domain/member-requests.ts';
import type { Database } from '../store/database.ts';
import { keepMember } from '../store/members.ts';
import { inTime } from './in-time.ts';
import { customerFromWire } from './remember.ts';

/** Empty where nobody has it, or Capillary did not say. */
export async function lookForClash(
  parts: { cache: Database; clock: Clock; capillary: Capillary | null; limitMs: number },
  identifiers: readonly MemberIdentifier[],
): Promise<CustomerMatch[]> {
  const { cache, clock, capillary, limitMs } = parts;
  if (capillary === null) return [];
  const outcomes = await Promise.all(
    identifiers.map((identifier) => inTime(clock, limitMs, capillary.findCustomer(identifier))),
  );
  const found = new Map<string, CustomerMatch>();
  for (const outcome of outcomes) {
    if (outcome.kind !== 'answered' || outcome.value === null) continue;
    const member = customerFromWire(outcome.value, clock.wallMs());
    keepMember(cache, member);
    const { id, name, identifiers: own } = member;
    found.set(id, { id, name, identifiers: own, source: 'capillary', masked: false });
  }
  return [...found.values()];
}
