/** The use of points that is to be given back: this till's own, confirmed and still standing. */

import { reversedUnder } from '../capillary/points-reverse.ts';
import { ok, type Result } from '../contract/result.ts';
import { clusterDay } from '../domain/cluster-time.ts';
import { fail } from '../domain/failure.ts';
import type { UndoPointsRequest } from '../domain/points-requests.ts';
import type { RedeemPointsEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { findEntry } from '../store/entries.ts';
import { findLiveUndo, findUndo } from '../store/entry-lists.ts';

export interface UsedPointsFound {
  entry: RedeemPointsEntry;
  request: UndoPointsRequest;
}

export function findUsedPoints(
  ledger: Database,
  { entryId, reason, offsetMinutes }: { entryId: string; reason: string; offsetMinutes: number | null },
): Result<UsedPointsFound> {
  const entry = findEntry(ledger, entryId);
  const isStanding =
    entry?.kind === 'redeem-points' &&
    entry.state === 'confirmed' &&
    findUndo(ledger, entry) === null &&
    findLiveUndo(ledger, entry) === null;
  if (!isStanding || entry.request === null || entry.reference === null)
    return fail('conflict', 'points-stand-not', {}, { field: 'entryId' });
  const { identifier, points } = entry.request;
  if (!reversedUnder.includes(identifier.type)) return fail('conflict', 'points-no-identifier');
  const redeemedOn = clusterDay(entry.createdAt + (entry.serverAheadMs ?? 0), offsetMinutes ?? 0);
  return ok({ entry, request: { identifier, redemptionId: entry.reference, points, redeemedOn, reason } });
}
