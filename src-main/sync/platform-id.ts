/**
 * The one place where a member enrolled at this till becomes the one Capillary knows: what is sent or asked about goes
 * through here, so that it says the right id whenever it leaves, after any restart.
 */
import { isLocalId } from '../domain/local-id.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { findSettled, type SettledMember } from '../store/new-members.ts';

/** The entry in Capillary's words; null = its member is not at Capillary yet, so it waits. */
export function withPlatformId<One extends StoredEntry>(ledger: Database, entry: One): One | null {
  if (entry.kind === 'enrol-member') return entry;
  const { customer, lane } = entry;
  if (isLocalId(customer.id)) {
    const settled = findSettled(ledger, customer.id);
    return settled === null ? null : spoken(entry, settled);
  }
  // written before it was known, and found out since; an entry about somebody else may stand in the lane
  const settled = isLocalId(lane) ? findSettled(ledger, lane) : null;
  return settled?.platformId === customer.id ? spoken(entry, settled) : entry;
}

function spoken<One extends StoredEntry>(entry: One, settled: SettledMember): One {
  const { platformId: id } = settled;
  const renamed = { ...entry, customer: { ...entry.customer, id } };
  const { request } = entry;
  if (request === null || !('identifier' in request) || request.identifier === null) return renamed;
  const isTillsOwn = request.identifier.type === 'id' && isLocalId(request.identifier.value);
  const identifier =
    settled.identifier ?? (isTillsOwn ? { type: 'id' as const, value: id } : request.identifier);
  return { ...renamed, request: { ...request, identifier } };
}
