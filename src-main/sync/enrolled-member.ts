/** A member enrolled at this till, as the till knows it before Capillary tells more. */
import type { Customer } from '../contract/customers.ts';
import { isLive } from '../domain/outbox-state.ts';
import type { EnrolEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { forgetMember, keepMember } from '../store/members.ts';
import { findEnrolment, settledId } from '../store/new-members.ts';

export function memberOfEnrolment(ledger: Database, entry: EnrolEntry): Customer | null {
  const { request, lane, createdAt } = entry;
  if (request === null) return null;
  const { firstName, lastName, identifiers } = request;
  return {
    id: settledId(ledger, lane),
    name: [firstName, lastName].filter((part) => part !== '').join(' '),
    identifiers: identifiers.map(({ type, value }) => ({
      type: type === 'cardnumber' ? ('card' as const) : type,
      value,
    })),
    tier: null,
    points: null,
    lifetimePoints: null,
    registeredAt: null,
    fraud: false,
    loyalty: true,
    source: 'till',
    asOf: createdAt,
  };
}

/** Whoever this till enrolled under this id; it is in the ledger, whatever became of the cache. */
export function findEnrolled(ledger: Database, localId: string): Customer | null {
  const entry = findEnrolment(ledger, localId);
  return entry === null || isGivenUp(ledger, entry) ? null : memberOfEnrolment(ledger, entry);
}

/** Taken back, or refused and let be: nobody will ever be enrolled by it. */
function isGivenUp(ledger: Database, { state, desk, lane }: EnrolEntry): boolean {
  return !isLive(state) && desk !== 'open' && settledId(ledger, lane) === lane;
}

/** Once it is settled who it is, the till remembers that one alone. */
export function rememberEnrolled(parts: { ledger: Database; cache: Database }, entry: EnrolEntry): void {
  const { ledger, cache } = parts;
  if (isGivenUp(ledger, entry)) forgetMember(cache, entry.lane);
  const member = memberOfEnrolment(ledger, entry);
  if (member === null || member.id === entry.lane) return;
  forgetMember(cache, entry.lane);
  if (entry.state === 'confirmed') keepMember(cache, member);
}
