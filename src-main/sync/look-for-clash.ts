/** Who at Capillary has what a new member was to be enrolled with. */
import type { Capillary } from '../capillary/client.ts';
import type { CustomerMatch, Identifier } from '../contract/customers.ts';
import type { Clock } from '../domain/clock.ts';
import { maskIdentifier } from '../domain/mask.ts';
import type { MemberIdentifier } from '../domain/member-requests.ts';
import type { Database } from '../store/database.ts';
import { keepMember } from '../store/members.ts';
import { inTime } from './in-time.ts';
import { customerFromWire } from './remember.ts';

const isAsked = ({ type, value }: Identifier, asked: readonly MemberIdentifier[]) =>
  asked.some((one) => (one.type === 'cardnumber' ? 'card' : one.type) === type && one.value === value);

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
    // what was typed is known to whoever typed it; of the rest the ends will do
    const shown = own.map((one) => (isAsked(one, identifiers) ? one : maskIdentifier(one)));
    found.set(id, { id, name, identifiers: shown, source: 'capillary', masked: true });
  }
  return [...found.values()];
}
