/**
 * Finds a member at Capillary and follows a merge: an account that was taken over by another one is refused (8069), or
 * answered by the one that is left (91009). What this till did for the old one goes to that one from then on.
 */
import type { Capillary, CustomerFacts, WireIdentifier } from '../capillary/client.ts';
import type { Outcome } from '../capillary/outcome.ts';
import type { Clock } from '../domain/clock.ts';
import type { Database } from '../store/database.ts';
import { eraseMember } from '../store/erase-member.ts';
import { findMember, findMemberByIdentifier, forgetMember } from '../store/members.ts';
import { settleNewMember } from '../store/new-members.ts';
import { inTime } from './in-time.ts';

/** Merged into another account. Capillary docs: Customer, codes. */
const mergedAway = 8069;

export interface FollowParts {
  ledger: Database;
  cache: Database;
  clock: Clock;
  capillary: Capillary;
  limitMs: number;
}

/** The words of an answer about a member whose data the brand had deleted; a number is not documented. */
const isErasedThere = (message: string) => /deleted after PII delete request/i.test(message);

/** Never answers with an account that was taken over; where the other one cannot be found, the refusal stays. */
export async function findFollowing(
  parts: FollowParts,
  asked: WireIdentifier,
): Promise<Outcome<CustomerFacts | null>> {
  const { clock, capillary, limitMs } = parts;
  const outcome = await inTime(clock, limitMs, capillary.findCustomer(asked));
  if (outcome.kind === 'answered') {
    if (asked.type === 'id' && outcome.value !== null) follow(parts, asked.value, outcome.value);
    return outcome;
  }
  if (outcome.kind === 'refused' && isErasedThere(outcome.refusal.message)) {
    const known = remembered(parts, asked)?.id ?? (asked.type === 'id' ? asked.value : null);
    const at = clock.wallMs();
    if (known !== null) eraseMember(parts, { customerId: known, by: 'program', at });
    return { kind: 'answered', value: null, call: outcome.call };
  }
  const { kind } = outcome;
  const isMerged =
    kind === 'refused' && outcome.refusal.family === 'customer' && outcome.refusal.code === mergedAway;
  if (!isMerged) return outcome;
  const survivor = await findSurvivor(parts, asked);
  if (survivor === null) return outcome;
  const before = remembered(parts, asked)?.id ?? (asked.type === 'id' ? asked.value : null);
  if (before !== null) follow(parts, before, survivor);
  return { kind: 'answered', value: survivor, call: outcome.call };
}

function remembered({ cache }: FollowParts, { type, value }: WireIdentifier) {
  if (type === 'id') return findMember(cache, value);
  return findMemberByIdentifier(cache, { type: type === 'cardnumber' ? 'card' : type, value });
}

/** The other account took the identifiers over, so one of them, or the search for it, tells which it is. */
async function findSurvivor(parts: FollowParts, asked: WireIdentifier): Promise<CustomerFacts | null> {
  const { clock, capillary, limitMs } = parts;
  const known = remembered(parts, asked)?.identifiers ?? [];
  for (const { type, value } of known) {
    const wire = { type: type === 'card' ? ('cardnumber' as const) : type, value };
    if (type === 'id' || (wire.type === asked.type && value === asked.value)) continue;
    const outcome = await inTime(clock, limitMs, capillary.findCustomer(wire));
    if (outcome.kind === 'answered' && outcome.value !== null) return outcome.value;
  }
  if (asked.type === 'id') return null;
  const hits = await inTime(clock, limitMs, capillary.searchCustomers(asked.value, 2));
  const [only, ...more] = hits.kind === 'answered' ? hits.value : [];
  if (only === undefined || more.length > 0) return null;
  const outcome = await inTime(clock, limitMs, capillary.findCustomer({ type: 'id', value: only.id }));
  return outcome.kind === 'answered' ? outcome.value : null;
}

function follow({ ledger, cache, clock }: FollowParts, before: string, { id }: CustomerFacts): void {
  if (before === id) return;
  settleNewMember(ledger, { localId: before, platformId: id, identifier: null, at: clock.wallMs() });
  forgetMember(cache, before);
}
