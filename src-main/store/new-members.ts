/**
 * Members that are known by another id now: enrolled at this till, once it is known who they are at Capillary; or merged
 * there into another one. Written in the transaction that settles it, and never changed.
 */
import { z } from 'zod';
import { isLocalId } from '../domain/local-id.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import type { Database } from './database.ts';
import { readEntryRow } from './entry-row.ts';

export interface SettledMember {
  platformId: string;
  /** How older calls are told who it is, where what was typed at the till is somebody else's; null = as typed. */
  identifier: { type: 'mobile' | 'email' | 'externalId' | 'cardnumber' | 'id'; value: string } | null;
}

const identifierText = z.object({
  type: z.enum(['mobile', 'email', 'externalId', 'cardnumber', 'id']),
  value: z.string(),
});

/** null = not known yet. */
export function findSettled(ledger: Database, localId: string): SettledMember | null {
  const row = ledger.get('SELECT platform_id, identifier FROM new_member WHERE local_id = @localId', {
    localId,
  });
  if (row === undefined) return null;
  const platformId = String(row.platform_id);
  if (typeof row.identifier !== 'string') return { platformId, identifier: null };
  return { platformId, identifier: identifierText.parse(JSON.parse(row.identifier)) };
}

/** However often somebody was merged, it is not that often. */
const mostMerges = 5;

/** The id Capillary knows somebody by as far as it is known here; else the one given. */
export function settledId(ledger: Database, customerId: string): string {
  let id = customerId;
  for (let step = 0; step < mostMerges; step += 1) {
    const next = findSettled(ledger, id);
    if (next === null || next.platformId === customerId) return id;
    id = next.platformId;
  }
  return id;
}

/** From now on the member is the one at Capillary, in everything this till did for it. */
export function settleNewMember(
  ledger: Database,
  settled: SettledMember & { localId: string; at: number },
): void {
  const { localId, platformId, identifier, at } = settled;
  ledger.transaction(() => {
    ledger.run(
      `INSERT INTO new_member (local_id, platform_id, identifier, settled_at)
       VALUES (@localId, @platformId, @identifier, @at) ON CONFLICT (local_id) DO NOTHING`,
      { localId, platformId, identifier: identifier === null ? null : JSON.stringify(identifier), at },
    );
    ledger.run('UPDATE entry SET customer_id = @platformId WHERE customer_id = @localId', {
      localId,
      platformId,
    });
  });
}

/**
 * Where the entries of a member wait: what was begun for somebody enrolled here stays in one lane until it is empty,
 * whichever id the member is found by.
 */
export function laneOf(ledger: Database, customerId: string): string {
  if (isLocalId(customerId)) return customerId;
  const row = ledger.get(
    `SELECT local_id FROM new_member WHERE platform_id = @customerId AND EXISTS (
       SELECT 1 FROM entry WHERE entry.lane = new_member.local_id AND state IN ('queued','sending','in-doubt')
     ) LIMIT 1`,
    { customerId },
  );
  return row === undefined ? customerId : String(row.local_id);
}

/** The latest enrolment of a member of this till; null = there is none. */
export function findEnrolment(ledger: Database, localId: string) {
  const row = ledger.get(
    `SELECT * FROM entry WHERE lane = +@localId AND kind = 'enrol-member' ORDER BY ordinal DESC LIMIT 1`,
    { localId },
  );
  const entry = row ? readEntryRow(row) : null;
  return entry?.kind === 'enrol-member' ? entry : null;
}

/** Whether anything else waits for the member of this enrolment, whom Capillary does not know yet. */
export function isMemberAwaited(ledger: Database, { id, kind, lane }: StoredEntry): boolean {
  if (kind !== 'enrol-member' || !isLocalId(settledId(ledger, lane))) return false;
  const other = ledger.get(
    `SELECT 1 AS one FROM entry WHERE lane = +@lane AND id <> @id AND state IN ('queued','sending','in-doubt') LIMIT 1`,
    { lane, id },
  );
  return other !== undefined;
}
