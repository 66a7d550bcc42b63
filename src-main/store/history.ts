/** Everything that ever happened to an entry, in order. Rows are only ever added. */
import type { EntryState, HistoryLine } from '../contract/entries.ts';
import { entryState } from '../contract/entries.ts';
import type { Database } from './database.ts';
import type { Stamp } from './stamp.ts';

interface NewHistory {
  entryId: string;
  from: EntryState | null;
  to: EntryState;
  event: string;
  detail: string;
  requestId: string | null;
  stamp: { at: number; mono: number; boot: string };
}

export function addHistory(ledger: Database, line: NewHistory): void {
  ledger.run(
    `INSERT INTO history (entry_id, line, at, mono, boot, from_state, to_state, event, detail, request_id)
     VALUES (@entryId, (SELECT COALESCE(MAX(line), 0) + 1 FROM history WHERE entry_id = +@entryId),
       @at, @mono, @boot, @from, @to, @event, @detail, @requestId)`,
    {
      entryId: line.entryId,
      at: line.stamp.at,
      mono: Math.round(line.stamp.mono),
      boot: line.stamp.boot,
      from: line.from,
      to: line.to,
      event: line.event,
      detail: line.detail,
      requestId: line.requestId,
    },
  );
}

/** How the last try to send it ended; null = it was never tried. */
export function lastTryOf(
  ledger: Database,
  entryId: string,
): { at: number; event: string; detail: string } | null {
  const row = ledger.get(
    `SELECT at, event, detail FROM history WHERE entry_id = @entryId AND from_state = 'sending'
     ORDER BY line DESC LIMIT 1`,
    { entryId },
  );
  return row ? { at: Number(row.at), event: String(row.event), detail: String(row.detail) } : null;
}

/** When an entry was first claimed for sending, and by which run; null = never, or an earlier life may have sent it. */
export function findFirstClaim(ledger: Database, entryId: string): Stamp | null {
  const row = ledger.get(
    `SELECT at, mono, boot, event FROM history WHERE entry_id = @entryId AND to_state = 'sending'
     ORDER BY line LIMIT 1`,
    { entryId },
  );
  if (row?.event !== 'claimed') return null;
  return { at: Number(row.at), mono: Number(row.mono), boot: String(row.boot) };
}

export function listHistory(ledger: Database, entryId: string): HistoryLine[] {
  return ledger
    .all('SELECT * FROM history WHERE entry_id = @entryId ORDER BY line', { entryId })
    .map((row) => ({
      at: Number(row.at),
      from: row.from_state === null ? null : entryState.parse(row.from_state),
      to: entryState.parse(row.to_state),
      event: String(row.event),
      detail: String(row.detail),
      requestId: row.request_id === null ? null : String(row.request_id),
    }));
}
