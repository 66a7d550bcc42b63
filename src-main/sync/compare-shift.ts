/**
 * A second pair of eyes: what this till believes confirmed, held against Capillary's own list, member by member. Only
 * looks; what is missing there is brought to the desk by the caller.
 */
import type { Capillary, MemberRedemption, WireIdentifier } from '../capillary/client.ts';
import { clusterDay, clusterMoment } from '../domain/cluster-time.ts';
import { isLocalId } from '../domain/local-id.ts';
import { isBillChange, type StoredEntry } from '../domain/stored-entry.ts';

export interface Compared {
  members: number;
  agreed: StoredEntry[];
  missing: StoredEntry[];
  unknownHere: MemberRedemption[];
  notAsked: number;
  /** Everything Capillary listed of these members since the shift began. */
  listed: MemberRedemption[];
}

const dayMs = 86_400_000;
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** How Capillary was told who it is; somebody it does not know yet has nothing there to compare with. */
function identifierOf({ customer, request }: StoredEntry): WireIdentifier[] {
  if (request === null || !('identifier' in request) || isLocalId(customer.id)) return [];
  const { identifier } = request;
  if (identifier === null) return [];
  return [isLocalId(identifier.value) ? { type: 'id', value: customer.id } : identifier];
}

export async function compareWithCapillary(options: {
  capillary: Capillary;
  /** Every entry of the shift. */
  entries: StoredEntry[];
  since: number;
  nowMs: number;
  clusterOffsetMinutes: number | null;
  ownTills: string[];
  isKnown: (reference: string) => boolean;
  /** Taken back since. */
  isUndone: (entry: StoredEntry) => boolean;
}): Promise<Compared> {
  const { capillary, entries, ownTills } = options;
  const offset = options.clusterOffsetMinutes ?? 0;
  const result: Compared = { members: 0, agreed: [], missing: [], unknownHere: [], notAsked: 0, listed: [] };
  for (const [, ofMember] of Map.groupBy(entries.filter(isCompared), ({ customer }) => customer.id)) {
    const [identifier] = ofMember.flatMap(identifierOf);
    const confirmed = ofMember.filter(
      (entry) => entry.kind === 'redeem-coupon' && entry.state === 'confirmed' && !options.isUndone(entry),
    );
    if (identifier === undefined) continue;
    result.members += 1;
    const listed = await capillary.memberRedemptions(
      identifier,
      clusterDay(options.since - dayMs, offset),
      clusterDay(options.nowMs + dayMs, offset),
    );
    if (listed.kind !== 'answered') {
      result.notAsked += 1;
      continue;
    }
    result.listed.push(...listed.value);
    for (const entry of confirmed) {
      const found = listed.value.some((one) => isSame(one, entry));
      (found ? result.agreed : result.missing).push(entry);
    }
    result.unknownHere.push(
      ...listed.value.filter(
        (one) =>
          ownTills.some((till) => same(till, one.tillCode)) &&
          !options.isKnown(one.redemptionId) &&
          !ofMember.some((entry) => isSame(one, entry)) &&
          one.redeemedTime.replace('T', ' ') >= clusterMoment(options.since, offset),
      ),
    );
  }
  return result;
}

/** A bill is found again by its number; its member may have redeemed nothing at all. */
const isCompared = (entry: StoredEntry) => entry.kind !== 'add-bill' && !isBillChange(entry);

function isSame(found: MemberRedemption, entry: StoredEntry): boolean {
  if (entry.reference !== null && found.redemptionId === entry.reference) return true;
  return same(found.code, entry.code) && same(found.transactionNumber, entry.bill.number);
}
