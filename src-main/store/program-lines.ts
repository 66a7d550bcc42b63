/** The lines of the record that point-of-sale programs hear of. A line's ordinal is the place to go on from. */
import type { Database } from './database.ts';

export interface ProgramLine {
  ordinal: number;
  at: number;
  action: string;
  /** The entry, or the request to the counter, that the line is about. */
  subject: string;
  detail: string;
}

/** What programs may hear of; what is no redemption among them is told apart by its entry. */
const actions = [
  'redeem.accepted',
  'redeem.refused',
  'entry.confirmed',
  'entry.rejected',
  'entry.withdrawn',
  'counter.opened',
  'counter.declined',
] as const;

/** Those after `after`, up to and with `until`, the oldest first. */
export function listProgramLines(ledger: Database, after: number, until: number): ProgramLine[] {
  return ledger
    .all(
      `SELECT ordinal, at, action, subject, detail FROM audit
       WHERE ordinal > @after AND ordinal <= @until AND action IN (${actions.map((one) => `'${one}'`).join(',')})
       ORDER BY ordinal`,
      { after, until },
    )
    .map((row) => ({
      ordinal: Number(row.ordinal),
      at: Number(row.at),
      action: String(row.action),
      subject: String(row.subject),
      detail: String(row.detail),
    }));
}
