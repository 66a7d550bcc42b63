/** Small facts the program learned and must remember, by name. Not settings: nobody types these in. */
import type { Database } from './database.ts';
import { isDiskTrouble } from './disk-trouble.ts';

export type FactName =
  | 'cluster-offset'
  | 'server-ahead'
  /** Capillary's time when this ledger first heard of it: nothing in it was decided before. */
  | 'first-heard'
  | 'sign-in-failures'
  /** Wrong PINs by who was signed in when they were typed. */
  | 'approval-failures'
  | 'offline-since'
  | 'till-code'
  /** Capillary's own number of this till, as a manager typed it for a file of redemptions. */
  | 'till-number'
  /** What the organisation asks of a member. */
  | 'member-form'
  /** Who said that the key may be kept in a file. */
  | 'key-file-accepted'
  /** The organisation's name at Capillary. */
  | 'organisation'
  /** What the organisation takes in payment, and its own switches for bills, as last read. */
  | 'tenders'
  | 'bill-switches'
  /** Money for one point, decimal text, as the programme told it last. */
  | 'points-ratio'
  | 'last-wall'
  /** Which life of this ledger it is, and how far it has come; see `domain/epoch.ts`. */
  | 'epoch'
  | 'epoch-count';

export function readFact(ledger: Database, name: FactName): string | null {
  const row = ledger.get('SELECT value FROM fact WHERE name = @name', { name });
  return row ? String(row.value) : null;
}

export function writeFact(ledger: Database, name: FactName, value: string): void {
  ledger.run(
    'INSERT INTO fact (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value',
    { name, value },
  );
}

/**
 * As `writeFact`, for what can be learned again: a disk that refuses is nobody's failure. What is known already costs no
 * write: most of it is heard anew, and the same, whenever the line comes up.
 */
export function noteFact(ledger: Database, name: FactName, value: string): void {
  try {
    if (readFact(ledger, name) !== value) writeFact(ledger, name, value);
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
  }
}
