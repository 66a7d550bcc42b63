/** Who a member is: from Capillary when it answers in time, else from what this till remembers. */
import type { WireIdentifier } from '../capillary/client.ts';
import type { Customer, Identifier } from '../contract/customers.ts';
import { type Failure, ok, type Result } from '../contract/result.ts';
import type { ReadInput } from '../contract/table.ts';
import { fail } from '../domain/failure.ts';
import { isLocalId } from '../domain/local-id.ts';
import { maskIdentifier } from '../domain/mask.ts';
import { findMember, findMemberByIdentifier, keepMember } from '../store/members.ts';
import { findEnrolled } from '../sync/enrolled-member.ts';
import { findFollowing } from '../sync/follow-merged.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { customerFromWire } from '../sync/remember.ts';
import type { Handler, Parts } from './parts.ts';

export const lookupCustomer: Handler<'lookupCustomer'> = async (parts, input) => {
  const found = await lookUp(parts, input);
  if (!found.ok || !input.masked) return found;
  return ok({ ...found.value, identifiers: found.value.identifiers.map(maskIdentifier) });
};

async function lookUp(parts: Parts, input: ReadInput<'lookupCustomer'>): Promise<Result<Customer>> {
  const identifier: Identifier =
    'customerId' in input ? { type: 'id', value: input.customerId } : input.identifier;
  const remembered = remember(parts, identifier);
  const capillary = parts.capillary();
  const isOnlyHere = identifier.type === 'id' && isLocalId(identifier.value);
  if (isOnlyHere || capillary === null || !parts.connection.isOnline()) {
    return remembered ? ok(remembered) : missing(parts);
  }
  const wire: WireIdentifier = {
    ...identifier,
    type: identifier.type === 'card' ? 'cardnumber' : identifier.type,
  };
  const limitMs = parts.settings.read().readTimeLimitMs;
  const outcome = await findFollowing({ ...parts.store, clock: parts.clock, capillary, limitMs }, wire);
  if (outcome.kind === 'answered') {
    if (outcome.value === null) {
      // enrolled here, and on its way
      const isNew = remembered !== null && isLocalId(remembered.id);
      return isNew ? ok(remembered) : fail('not-found', 'customer-unknown');
    }
    const found = customerFromWire(outcome.value, parts.clock.wallMs());
    keepMember(parts.store.cache, found);
    return ok(found);
  }
  const failure: Failure = failureOfOutcome(outcome);
  return failure.kind === 'unreachable' && remembered ? ok(remembered) : { ok: false, failure };
}

function remember(parts: Parts, identifier: Identifier): Customer | null {
  const { ledger, cache } = parts.store;
  if (identifier.type !== 'id') return findMemberByIdentifier(cache, identifier);
  const { value } = identifier;
  return findMember(cache, value) ?? (isLocalId(value) ? findEnrolled(ledger, value) : null);
}

function missing(parts: Parts) {
  return parts.capillary() === null
    ? fail('conflict', 'not-connected')
    : fail('unreachable', 'customer-not-here');
}
