/**
 * Finds members by whatever was typed or scanned. Capillary is asked by identifier and then by words; offline, or
 * when it does not answer in time, the till's memory is searched. A cashier who typed only a piece sees masked rows.
 */
import type { Capillary, WireIdentifier } from '../capillary/client.ts';
import type { Customer, CustomerMatch, Identifier } from '../contract/customers.ts';
import { ok, type Result } from '../contract/result.ts';
import type { OperationOutput, ReadInput } from '../contract/table.ts';
import { readIdentifiers } from '../domain/identifier.ts';
import { maskIdentifier } from '../domain/mask.ts';
import { findMemberByIdentifier, keepMember, searchMembers } from '../store/members.ts';
import { findFollowing } from '../sync/follow-merged.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { customerFromWire } from '../sync/remember.ts';
import { type Handler, type Parts, staffIn } from './parts.ts';

export const searchCustomers: Handler<'searchCustomers'> = async (parts, input, context) => {
  const found = await search(parts, input);
  if (!found.ok || context.approvedBy !== null || staffIn(context).role === 'manager') return found;
  const typed = new Set(
    readIdentifiers(input.query, parts.settings.read().dialCode).map(({ value }) => value.toLowerCase()),
  );
  const isTyped = ({ identifiers }: CustomerMatch) =>
    identifiers.some(({ value }) => typed.has(value.toLowerCase()));
  const customers = found.value.customers.map((one) => (isTyped(one) ? one : masked(one)));
  return ok({ ...found.value, customers });
};

const masked = (one: CustomerMatch): CustomerMatch => ({
  ...one,
  identifiers: one.identifiers.map(maskIdentifier),
  masked: true,
});

async function search(
  parts: Parts,
  input: ReadInput<'searchCustomers'>,
): Promise<Result<OperationOutput<'searchCustomers'>>> {
  const { query, limit } = input;
  const identifiers = readIdentifiers(query, parts.settings.read().dialCode);
  const { cache } = parts.store;
  const remembered = searchMembers(cache, query, limit).map(match);
  const capillary = parts.capillary();
  if (capillary === null || !parts.connection.isOnline())
    return ok({ customers: remembered, complete: false });

  // a number this till remembers is asked for as what it is; it may have changed hands since
  const known = identifiers.filter((identifier) => findMemberByIdentifier(cache, identifier) !== null);
  const exact = await askByIdentifier(parts, capillary, known.length > 0 ? known : identifiers);
  if (exact.match) return ok({ customers: [exact.match], complete: true });
  if (!exact.answered && remembered.length > 0) return ok({ customers: remembered, complete: false });
  const limitMs = parts.settings.read().readTimeLimitMs;
  const outcome = await inTime(parts.clock, limitMs, capillary.searchCustomers(query, limit));
  if (outcome.kind !== 'answered') {
    const failure = failureOfOutcome(outcome);
    if (failure.kind === 'unreachable' || remembered.length > 0)
      return ok({ customers: remembered, complete: false });
    return { ok: false, failure };
  }
  const found: CustomerMatch[] = outcome.value.map((hit) => ({
    id: hit.id,
    name: [hit.firstName, hit.lastName].filter((part) => part !== '').join(' '),
    identifiers: hit.identifiers.map(ownIdentifier),
    source: 'capillary',
    masked: false,
  }));
  const ids = new Set(found.map(({ id }) => id));
  const customers = [...found, ...remembered.filter(({ id }) => !ids.has(id))].slice(0, limit);
  return ok({ customers, complete: true });
}

/** The likeliest meanings are asked for side by side; the first in order that somebody has wins. */
async function askByIdentifier(
  parts: Parts,
  capillary: Capillary,
  identifiers: Identifier[],
): Promise<{ match: CustomerMatch | null; answered: boolean }> {
  const limitMs = parts.settings.read().readTimeLimitMs;
  const outcomes = await Promise.all(
    identifiers.map((identifier) =>
      findFollowing({ ...parts.store, clock: parts.clock, capillary, limitMs }, wireIdentifier(identifier)),
    ),
  );
  for (const outcome of outcomes) {
    if (outcome.kind !== 'answered' || outcome.value === null) continue;
    const found = customerFromWire(outcome.value, parts.clock.wallMs());
    keepMember(parts.store.cache, found);
    return { match: match(found), answered: true };
  }
  const answered = outcomes.every(({ kind }) => kind === 'answered' || kind === 'refused');
  return { match: null, answered };
}

const wireIdentifier = ({ type, value }: Identifier): WireIdentifier => ({
  type: type === 'card' ? 'cardnumber' : type,
  value,
});

const ownIdentifier = ({ type, value }: WireIdentifier): Identifier => ({
  type: type === 'cardnumber' ? 'card' : type,
  value,
});

const match = ({ id, name, identifiers, source }: Customer): CustomerMatch => ({
  id,
  name,
  identifiers,
  source,
  masked: false,
});
