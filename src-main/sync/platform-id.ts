/**
 * The one place where a member enrolled at this till, or merged into another one since, becomes the one Capillary knows:
 * what is sent or asked about goes through here, so that it says the right id whenever it leaves, after any restart.
 */
import { isLocalId } from '../domain/local-id.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { findSettled, type SettledMember, settledId } from '../store/new-members.ts';

/** The entry in Capillary's words; null = its member is not at Capillary yet, so it waits. */
export function withPlatformId<One extends StoredEntry>(ledger: Database, entry: One): One | null {
  if (entry.kind === 'enrol-member') return entry;
  const { customer, lane } = entry;
  const own = findSettled(ledger, customer.id);
  const id = own === null ? customer.id : settledId(ledger, customer.id);
  if (isLocalId(id)) return null;
  // written before it was known, and found out since; an entry about somebody else may stand in the lane
  const settled = own ?? (lane === customer.id ? null : ofLane(ledger, lane, id));
  return settled === null ? entry : spoken(entry, id, settled);
}

function ofLane(ledger: Database, lane: string, id: string): SettledMember | null {
  const settled = findSettled(ledger, lane);
  return settled?.platformId === id ? settled : null;
}

function spoken<One extends StoredEntry>(entry: One, id: string, settled: SettledMember): One {
  const renamed = { ...entry, customer: { ...entry.customer, id } };
  const { request } = entry;
  if (request === null || !('identifier' in request) || request.identifier === null) return renamed;
  const isById = request.identifier.type === 'id';
  const identifier = settled.identifier ?? (isById ? { type: 'id' as const, value: id } : request.identifier);
  return { ...renamed, request: { ...request, identifier } };
}
