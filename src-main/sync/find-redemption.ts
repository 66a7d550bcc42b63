/**
 * The redemption a change is about: this till's own entry, else in Capillary's list of the member. Never another code's,
 * whatever reference a caller hands in.
 */
import { type MinorUnits, minor } from '../contract/money.ts';
import { ok, type Result } from '../contract/result.ts';
import { clusterDay, dayOf } from '../domain/cluster-time.ts';
import { fail } from '../domain/failure.ts';
import type { StoredEntry, UndoRedemptionRequest } from '../domain/stored-entry.ts';
import { listUses } from '../store/entry-lists.ts';
import { laneOf } from '../store/new-members.ts';
import type { ChangeParts } from './change-parts.ts';
import { inTime } from './in-time.ts';
import { knowMember } from './know-member.ts';
import { failureOfOutcome } from './outcome-failure.ts';
import { wireIdentifierOf } from './wire-identifier.ts';

export interface FoundRedemption {
  lane: string;
  customer: StoredEntry['customer'];
  bill: { number: string; amount: MinorUnits };
  description: string;
  request: UndoRedemptionRequest;
}

/** How far back Capillary is asked; a redemption of last year is nothing a store takes back. */
const yearMs = 366 * 86_400_000;

export async function findRedemption(
  parts: ChangeParts,
  asked: { code: string; customerId: string; reference: string; reason: string },
): Promise<Result<FoundRedemption>> {
  const { ledger, cache } = parts.store;
  const { code, customerId, reference, reason } = asked;
  const offset = parts.serverClock.clusterOffsetMinutes() ?? 0;
  const own = listUses(ledger, code).find((use) => use.reference === reference && use.state === 'confirmed');
  if (own?.request) {
    const { lane, customer, bill, description, request } = own;
    const redeemedOn = clusterDay(own.createdAt + (own.serverAheadMs ?? 0), offset);
    const { identifier } = request;
    return ok({
      lane,
      customer,
      bill,
      description,
      request: { identifier, redemptionId: reference, redeemedOn, reason },
    });
  }
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  if (capillary === null) return fail('unreachable', 'line-down');
  const limitMs = parts.settings.read().readTimeLimitMs;
  const member = await knowMember({ ledger, cache, clock: parts.clock, capillary, limitMs }, customerId);
  if (!member.ok) return member;
  const identifier = wireIdentifierOf(member.value, member.value.id);
  const now = parts.serverClock.nowMs();
  const listed = await inTime(
    parts.clock,
    limitMs,
    capillary.memberRedemptions(
      identifier,
      clusterDay(now - yearMs, offset),
      clusterDay(now + 86_400_000, offset),
    ),
  );
  if (listed.kind !== 'answered') return { ok: false, failure: failureOfOutcome(listed) };
  const there = listed.value.find(
    (one) => one.redemptionId === reference && one.code.toUpperCase() === code.toUpperCase(),
  );
  const redeemedOn = there ? dayOf(there.redeemedTime) : null;
  if (!there || redeemedOn === null)
    return fail('conflict', 'change-redemption-stands-not', { code }, { field: 'reference' });
  return ok({
    lane: laneOf(ledger, member.value.id),
    customer: { id: member.value.id, name: member.value.name },
    // what the bill came to is not told
    bill: { number: there.transactionNumber, amount: minor(0) },
    description: '',
    request: { identifier, redemptionId: reference, redeemedOn, reason },
  });
}
