/**
 * Takes one member out of both files. In the cache nothing stays. In the ledger the entries stay, because the shop has to
 * show what it gave away, with a name of three dots, an id that leads nowhere, and requests without identifiers and words
 * about the person. What still waits is needed as it is, so then nothing is erased. The record is never changed: there an
 * erased member is at most a number of Capillary’s.
 */
import { createHmac } from 'node:crypto';
import { memberEntryKind } from '../contract/entries.ts';
import { addAudit } from './audit.ts';
import type { Database, Row } from './database.ts';
import { forgetMember } from './members.ts';

const dots = '•••';
/** What these entries say is about the person alone. */
const aboutPerson = memberEntryKind.options.map((kind) => `'${kind}'`).join(',');
/** What a request says of a person in its own words or numbers; the rest says what was given. */
const ofPerson = new Set([
  ...['value', 'note', 'text', 'firstName', 'lastName', 'fields', 'extendedFields', 'customFields'],
  ...['identifiers', 'channels', 'add', 'remove', 'label'],
]);

export type Erased = { erased: true; entries: number; isKnown: boolean } | { erased: false; waiting: number };

export function eraseMember(
  { ledger, cache }: { ledger: Database; cache: Database },
  erasing: { customerId: string; by: string; at: number },
): Erased {
  const { customerId, by, at } = erasing;
  const ids = [customerId, ...localIdsOf(ledger, customerId)];
  const waiting = ids.reduce((sum, id) => sum + countWaiting(ledger, id), 0);
  if (waiting > 0) return { erased: false, waiting };
  // what was overwritten must not be read back from free pages
  for (const file of [ledger, cache]) file.pragma('secure_delete = ON');
  const known = cache.get('SELECT 1 AS one FROM member WHERE id = @customerId', { customerId }) !== undefined;
  const entries = ledger.transaction(() => {
    const masked = ids.reduce((sum, id) => sum + maskEntries(ledger, id), 0);
    for (const id of ids)
      ledger.run('DELETE FROM new_member WHERE local_id = @id OR platform_id = @id', { id });
    if (known || masked > 0) {
      addAudit(ledger, {
        at,
        who: by,
        action: 'member.erased',
        subject: pseudonymOf(ledger, customerId),
        detail: { entries: masked },
      });
    }
    return masked;
  });
  for (const id of ids) forgetEverything(cache, id);
  return { erased: true, entries, isKnown: known || entries > 0 };
}

function forgetEverything(cache: Database, id: string): void {
  cache.transaction(() => {
    forgetMember(cache, id);
    cache.run('DELETE FROM coupon WHERE holder_id = @id', { id });
  });
}

function localIdsOf(ledger: Database, id: string): string[] {
  return ledger
    .all('SELECT local_id FROM new_member WHERE platform_id = @id', { id })
    .map((row) => String(row.local_id));
}

function countWaiting(ledger: Database, id: string): number {
  const row = ledger.get(
    `SELECT COUNT(*) AS count FROM entry WHERE (customer_id = @id OR lane = @id)
       AND (state IN ('queued','sending','in-doubt') OR desk = 'open')`,
    { id },
  );
  return Number(row?.count ?? 0);
}

/** The same member’s entries still belong together; without the device’s key nobody can try numbers until one fits. */
function pseudonymOf(ledger: Database, id: string): string {
  const { auditKey } = ledger;
  if (!auditKey) return 'erased';
  return `erased-${createHmac('sha256', auditKey).update(`erased ${id}`).digest('hex').slice(0, 12)}`;
}

function maskEntries(ledger: Database, id: string): number {
  const rows = ledger.all('SELECT ordinal, request FROM entry WHERE customer_id = @id OR lane = @id', { id });
  for (const row of rows) {
    ledger.run(
      `UPDATE entry SET customer_name = @dots, customer_id = @pseudonym, lane = @pseudonym, request = @request,
         description = CASE WHEN kind IN (${aboutPerson}) THEN @dots ELSE description END,
         platform_message = CASE WHEN kind IN (${aboutPerson}) THEN NULL ELSE platform_message END
       WHERE ordinal = @ordinal`,
      { dots, pseudonym: pseudonymOf(ledger, id), request: maskedRequest(row), ordinal: Number(row.ordinal) },
    );
  }
  return rows.length;
}

function maskedRequest({ request }: Row): string {
  try {
    return JSON.stringify(masked(JSON.parse(String(request)), false));
  } catch {
    return '{}';
  }
}

function masked(value: unknown, isOfPerson: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => masked(one, isOfPerson));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        // the kind of an identifier says nothing about whose it is
        masked(one, name !== 'type' && (isOfPerson || ofPerson.has(name))),
      ]),
    );
  }
  return isOfPerson && typeof value === 'string' ? dots : value;
}
