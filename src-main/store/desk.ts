/**
 * Cases on the manager's desk, kept with the entry they are about. Opening and closing are part of the transaction
 * that gave the cause, with a history and an audit row of their own.
 */
import type { CaseAction, CaseKind } from '../contract/desk.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import { addAudit } from './audit.ts';
import type { Database } from './database.ts';
import { readEntryRow } from './entry-row.ts';
import { addHistory } from './history.ts';
import type { Stamp } from './stamp.ts';

/** What a change of an entry does to the desk. */
export type DeskChange =
  | { open: CaseKind }
  | { close: { by: string; action: CaseAction | 'settled-by-itself' | 'taken-out-in-file'; reason: string } };

/** Opens (or renames) the case of an entry, or closes it. The entry's state stays as it is. */
export function changeDesk(ledger: Database, entry: StoredEntry, change: DeskChange, stamp: Stamp): void {
  ledger.transaction(() => {
    if ('open' in change) {
      ledger.run(
        `UPDATE entry SET desk = 'open', desk_kind = @kind, desk_opened_at = COALESCE(desk_opened_at, @at),
           desk_closed_at = NULL, desk_closed_by = NULL, desk_action = NULL, desk_reason = NULL
         WHERE id = @id`,
        { id: entry.id, kind: change.open, at: stamp.at },
      );
      record(ledger, entry, { who: 'program', event: `case-${change.open}`, detail: '' }, stamp);
      return;
    }
    const { by, action, reason } = change.close;
    ledger.run(
      `UPDATE entry SET desk = 'closed', desk_closed_at = @at, desk_closed_by = @by, desk_action = @action,
         desk_reason = @reason WHERE id = @id AND desk = 'open'`,
      { id: entry.id, at: stamp.at, by, action, reason },
    );
    record(ledger, entry, { who: by, event: `case-closed-${action}`, detail: reason }, stamp);
  });
}

/** A note on an open case, e.g. that the member was spoken to. */
export function noteOnCase(
  ledger: Database,
  entry: StoredEntry,
  note: { who: string; event: string; detail: string },
  stamp: Stamp,
): void {
  ledger.transaction(() => record(ledger, entry, note, stamp));
}

function record(
  ledger: Database,
  entry: StoredEntry,
  note: { who: string; event: string; detail: string },
  stamp: Stamp,
): void {
  const { id, state } = entry;
  addHistory(ledger, {
    entryId: id,
    from: state,
    to: state,
    event: note.event,
    detail: note.detail,
    requestId: null,
    stamp,
  });
  addAudit(ledger, {
    at: stamp.at,
    who: note.who,
    action: 'desk',
    subject: id,
    detail: { event: note.event, reason: note.detail },
  });
}

/** Open cases oldest first; closed ones newest first. */
export function listCaseEntries(ledger: Database, open: boolean, limit: number): StoredEntry[] {
  const sql = open
    ? `SELECT * FROM entry WHERE desk = 'open' ORDER BY desk_opened_at, ordinal LIMIT @limit`
    : `SELECT * FROM entry WHERE desk = 'closed' ORDER BY desk_closed_at DESC LIMIT @limit`;
  return ledger.all(sql, { limit }).map(readEntryRow);
}

export function countOpenCases(ledger: Database): number {
  return Number(ledger.get(`SELECT COUNT(*) AS many FROM entry WHERE desk = 'open'`)?.many);
}
