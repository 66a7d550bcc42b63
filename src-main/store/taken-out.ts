/**
 * Redemptions taken out of the queue in a file. Taking one out ends it here in the same transaction: a waiting one is
 * withdrawn, a refused one's case is closed. So nothing that stands in a file is ever sent by the queue, and it stays a
 * use of its coupon at this till until Capillary has said what became of the file.
 */
import type { StoredEntry } from '../domain/stored-entry.ts';
import { addAudit } from './audit.ts';
import type { Database, Row } from './database.ts';
import { changeDesk } from './desk.ts';
import { findEntry, moveEntry } from './entries.ts';
import { readEntryRow } from './entry-row.ts';
import type { Stamp } from './stamp.ts';

export interface TakenOutFile {
  id: string;
  seriesId: string;
  tillNumber: string;
  note: string;
  at: number;
  by: string;
  rows: number;
}

export type Takeable = 'waiting' | 'on-desk' | 'left-to-queue';

/**
 * null = nothing to do with it. Only what surely never arrived may go into a file; where an attempt was lost, or is on
 * its way, the queue asks and settles it.
 */
export function takeableAs(entry: StoredEntry): Takeable | null {
  const { kind, till, state, lostAttempts, deskCase } = entry;
  if (kind !== 'redeem-coupon' || till.decision !== 'accepted' || !till.byOfflineRules) return null;
  if (entry.request === null) return null;
  switch (state) {
    case 'queued':
      return lostAttempts === 0 ? 'waiting' : 'left-to-queue';
    case 'sending':
    case 'in-doubt':
      return 'left-to-queue';
    case 'rejected': {
      const isRefused =
        deskCase?.kind === 'refused-after-acceptance' || deskCase?.kind === 'past-date-limits';
      return entry.desk === 'open' && isRefused && lostAttempts === 0 ? 'on-desk' : null;
    }
    default:
      return null;
  }
}

/** Accepted offline in the span and not with Capillary, oldest first. */
export function listTakeable(ledger: Database, { from, to }: { from: number; to: number }): StoredEntry[] {
  const within = 'created_at >= @from AND created_at < @to';
  const live = ledger.all(
    `SELECT * FROM entry WHERE state IN ('queued','sending','in-doubt') AND ${within}`,
    { from, to },
  );
  const onDesk = ledger.all(`SELECT * FROM entry WHERE desk = 'open' AND state = 'rejected' AND ${within}`, {
    from,
    to,
  });
  return [...live, ...onDesk]
    .map(readEntryRow)
    .filter((entry) => takeableAs(entry) !== null)
    .sort((one, other) => one.ordinal - other.ordinal);
}

/** The head of a file; its redemptions follow with `takeOut`. */
export function addTakenOut(ledger: Database, file: Omit<TakenOutFile, 'rows'>): void {
  ledger.transaction(() => {
    ledger.run(
      `INSERT INTO taken_out (id, series_id, till_number, note, taken_at, taken_by)
       VALUES (@id, @seriesId, @tillNumber, @note, @at, @by)`,
      { ...file },
    );
    addAudit(ledger, {
      at: file.at,
      who: file.by,
      action: 'redemptions.taken-out',
      subject: file.id,
      detail: { series: file.seriesId, till: file.tillNumber, note: file.note },
    });
  });
}

/** Looks again at each: what is no longer takeable stays where it is. Answers those that were taken, as they are now. */
export function takeOut(
  ledger: Database,
  file: Pick<TakenOutFile, 'id' | 'by' | 'note'>,
  ids: readonly string[],
  stamp: Stamp,
): StoredEntry[] {
  const by = { who: file.by, note: file.note };
  return ledger.transaction(() =>
    ids.flatMap((id) => {
      const entry = findEntry(ledger, id);
      const as = entry === null ? null : takeableAs(entry);
      if (entry === null || as === null || as === 'left-to-queue') return [];
      ledger.run('INSERT INTO taken_out_entry (entry_id, taken_out_id, code) VALUES (@id, @file, @code)', {
        id,
        file: file.id,
        code: entry.code,
      });
      if (as === 'waiting') {
        moveEntry(ledger, {
          id,
          from: 'queued',
          to: 'withdrawn',
          event: 'taken-out-in-file',
          detail: by.note,
          who: by.who,
          stamp,
        });
      } else {
        changeDesk(
          ledger,
          entry,
          { close: { by: by.who, action: 'taken-out-in-file', reason: by.note } },
          stamp,
        );
      }
      return findEntry(ledger, id) ?? [];
    }),
  );
}

const heads = `SELECT taken_out.*, (SELECT COUNT(*) FROM taken_out_entry WHERE taken_out_id = taken_out.id) AS many
  FROM taken_out`;

export function listTakenOut(ledger: Database, limit: number): TakenOutFile[] {
  return ledger.all(`${heads} ORDER BY ordinal DESC LIMIT @limit`, { limit }).map(readFile);
}

export function findTakenOut(ledger: Database, id: string): TakenOutFile | null {
  const row = ledger.get(`${heads} WHERE id = @id`, { id });
  return row ? readFile(row) : null;
}

/** Its redemptions, oldest first. */
export function entriesTakenOut(ledger: Database, id: string): StoredEntry[] {
  return ledger
    .all(
      `SELECT entry.* FROM taken_out_entry JOIN entry ON entry.id = taken_out_entry.entry_id
       WHERE taken_out_id = @id ORDER BY entry.ordinal`,
      { id },
    )
    .map(readEntryRow);
}

/** Ids of entries made after this one that were taken out in a file. */
export function listTakenOutAfter(ledger: Database, ordinal: number): Set<string> {
  const rows = ledger.all(
    'SELECT id FROM taken_out_entry CROSS JOIN entry WHERE entry.id = entry_id AND ordinal > @ordinal',
    { ordinal },
  );
  return new Set(rows.map(({ id }) => String(id)));
}

/** Capillary has said what became of the file: from now on its own count of uses holds. */
export function settleTakenOut(ledger: Database, id: string, at: number): void {
  ledger.run('UPDATE taken_out SET settled_at = @at WHERE id = @id AND settled_at IS NULL', { id, at });
}

function readFile(row: Row): TakenOutFile {
  return {
    id: String(row.id),
    seriesId: String(row.series_id),
    tillNumber: String(row.till_number),
    note: String(row.note),
    at: Number(row.taken_at),
    by: String(row.taken_by),
    rows: Number(row.many),
  };
}
