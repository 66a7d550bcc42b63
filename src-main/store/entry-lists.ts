/** Reading the outbox: lists for screens, what waits, what is at risk. Nothing here changes a row. */
import type { EntryKind, EntryState, EntryWord } from '../contract/entries.ts';
import { type MinorUnits, type Money, minor } from '../contract/money.ts';
import { isLive } from '../domain/outbox-state.ts';
import { sameBillMs } from '../domain/same-bill.ts';
import type { RedeemEntry, StoredEntry } from '../domain/stored-entry.ts';
import type { Database, Values } from './database.ts';
import { countOpenCases } from './desk.ts';
import { readEntryRow } from './entry-row.ts';

// the words of the partial indexes, so that SQLite sees that they fit
const live = `state IN ('queued','sending','in-doubt')`;
const ended = `state IN ('confirmed','rejected','withdrawn')`;

/** Every entry that has still to reach an end, in the order it was made, but that a member is enrolled first. */
export function listWaiting(ledger: Database): { ordinal: number; lane: string; id: string; kind: string }[] {
  return ledger
    .all(`SELECT ordinal, lane, id, kind FROM entry WHERE ${live} ORDER BY kind <> 'enrol-member', +ordinal`)
    .map((row) => ({
      ordinal: Number(row.ordinal),
      lane: String(row.lane),
      id: String(row.id),
      kind: String(row.kind),
    }));
}

export function listInState(ledger: Database, state: EntryState): StoredEntry[] {
  const within = isLive(state) ? live : ended;
  return ledger
    .all(`SELECT * FROM entry WHERE ${within} AND state = +@state ORDER BY +ordinal`, { state })
    .map(readEntryRow);
}

/** SQL for the words people see; the doubt limit is the moment before which a doubt is too old. */
const wordSql: Record<EntryWord, string> = {
  'needs-manager': `(desk = 'open' OR (state = 'in-doubt' AND COALESCE(first_doubt_at, created_at) < @doubtBefore))`,
  confirmed: `(state = 'confirmed' AND desk IS NOT 'open')`,
  refused: `(state = 'rejected' AND desk IS NOT 'open')`,
  withdrawn: `(state = 'withdrawn' AND desk IS NOT 'open')`,
  'accepted-here': `(state = 'queued' AND till_decision = 'accepted' AND desk IS NOT 'open')`,
  checking: `(desk IS NOT 'open' AND (state = 'sending' OR (state = 'queued' AND till_decision <> 'accepted')
     OR (state = 'in-doubt' AND COALESCE(first_doubt_at, created_at) >= @doubtBefore)))`,
};

export interface EntryFilter {
  words: EntryWord[];
  /** Empty = of all. */
  kinds: EntryKind[];
  /** Part of a code, bill number, member name, reference or request id. */
  text: string;
  before?: number;
  limit: number;
  doubtBefore: number;
}

export function listEntryPage(ledger: Database, filter: EntryFilter): StoredEntry[] {
  const values: Values = { limit: filter.limit, doubtBefore: filter.doubtBefore };
  const conditions = ['@doubtBefore IS NOT NULL'];
  if (filter.words.length > 0) conditions.push(`(${filter.words.map((word) => wordSql[word]).join(' OR ')})`);
  // the kinds are the contract's own words, never text of a caller
  if (filter.kinds.length > 0)
    conditions.push(`kind IN (${filter.kinds.map((kind) => `'${kind}'`).join(', ')})`);
  if (filter.before !== undefined) {
    conditions.push('ordinal < @before');
    values.before = filter.before;
  }
  if (filter.text !== '') {
    conditions.push(`(instr(lower(code), @text) OR instr(lower(bill_number), @text)
      OR instr(lower(customer_name), @text) OR instr(lower(COALESCE(reference, '')), @text)
      OR instr(lower(COALESCE(request_id, '')), @text))`);
    values.text = filter.text.toLowerCase();
  }
  return ledger
    .all(`SELECT * FROM entry WHERE ${conditions.join(' AND ')} ORDER BY ordinal DESC LIMIT @limit`, values)
    .map(readEntryRow);
}

/** SQL: an entry that takes this redemption back, or one of its member and bill where Capillary told no reference. */
const anyUndoOf = `SELECT undo.id FROM entry AS undo WHERE undo.code = entry.code AND undo.kind IN ('undo-redemption','undo-points')
  AND (json_extract(undo.request, '$.redemptionId') = entry.reference
    OR (entry.reference IS NULL AND undo.customer_id = entry.customer_id AND undo.bill_number = entry.bill_number))`;

/** SQL: the same, and Capillary has confirmed it. */
const undoOf = `${anyUndoOf} AND undo.state = 'confirmed'`;

/**
 * Redemptions of a code that were not refused or taken back, or were taken out in a file of which Capillary has not said
 * yet what became of it: what counts as a use of it at this till.
 */
export function listUses(ledger: Database, code: string): RedeemEntry[] {
  const uses = ledger.all(
    `SELECT * FROM entry WHERE code = +@code
       AND (${live} OR (state = 'confirmed' AND NOT EXISTS (${undoOf}))) ORDER BY ordinal`,
    { code },
  );
  const takenOut = ledger.all(
    `SELECT entry.* FROM taken_out_entry CROSS JOIN taken_out CROSS JOIN entry
     WHERE taken_out_entry.code = +@code AND taken_out.id = taken_out_entry.taken_out_id
       AND taken_out.settled_at IS NULL AND entry.id = taken_out_entry.entry_id`,
    { code },
  );
  return (
    [...takenOut, ...uses]
      .map(readEntryRow)
      // a kind that cannot be read counts as a redemption
      .filter((entry) => entry.kind === 'redeem-coupon')
      .sort((one, other) => one.ordinal - other.ordinal)
  );
}

/** The entries of a lane that have still to reach an end, head first. */
export function listLane(ledger: Database, lane: string): StoredEntry[] {
  return ledger
    .all(`SELECT * FROM entry WHERE lane = +@lane AND ${live} ORDER BY +ordinal`, { lane })
    .map(readEntryRow);
}

/** Everything this till did about a code, oldest first. */
export function listOfCode(ledger: Database, code: string): StoredEntry[] {
  return ledger.all('SELECT * FROM entry WHERE code = +@code ORDER BY ordinal', { code }).map(readEntryRow);
}

/** The entry that took a redemption back, once that is confirmed; null = it stands. */
export function findUndo(ledger: Database, redemption: StoredEntry): string | null {
  return undoWhere(ledger, redemption, undoOf);
}

/** The entry that is about to take a redemption back; null = none is on its way. */
export function findLiveUndo(ledger: Database, redemption: StoredEntry): string | null {
  return undoWhere(ledger, redemption, `${anyUndoOf} AND undo.state IN ('queued','sending','in-doubt')`);
}

function undoWhere(ledger: Database, redemption: StoredEntry, which: string): string | null {
  const isUse = redemption.kind === 'redeem-coupon' || redemption.kind === 'redeem-points';
  if (!isUse || redemption.state !== 'confirmed') return null;
  const row = ledger.get(`SELECT (${which} LIMIT 1) AS undo FROM entry WHERE id = @id`, {
    id: redemption.id,
  });
  return typeof row?.undo === 'string' ? row.undo : null;
}

/** The redemption of a code under this reference that has an open case; null = there is none. */
export function findOpenCase(ledger: Database, of: { code: string; reference: string }): StoredEntry | null {
  const row = ledger.get(
    `SELECT * FROM entry WHERE code = +@code AND reference = +@reference AND desk = 'open'
       AND kind IN ('redeem-coupon','redeem-points') LIMIT 1`,
    of,
  );
  return row ? readEntryRow(row) : null;
}

/** Taken back in SQL, but not where that was only to take it out in a file: then the customer has it. */
const isTakenBack = `(state = 'withdrawn' AND id NOT IN (SELECT entry_id FROM taken_out_entry))`;

/** The latest entry for this code, member and bill that was taken back although it may have arrived. */
export function findWithdrawnDoubt(
  ledger: Database,
  use: { code: string; customerId: string; billNumber: string },
): StoredEntry | null {
  const row = ledger.get(
    `SELECT * FROM entry WHERE code = +@code AND customer_id = +@customerId AND bill_number = +@billNumber
       AND kind NOT IN ('undo-redemption','attach-bill') AND state = 'withdrawn' AND lost_attempts > 0 ORDER BY ordinal DESC LIMIT 1`,
    use,
  );
  return row ? readEntryRow(row) : null;
}

export function countStates(ledger: Database): Record<EntryState, number> {
  const counts = { queued: 0, sending: 0, 'in-doubt': 0, confirmed: 0, rejected: 0, withdrawn: 0 };
  for (const states of [live, ended]) {
    for (const row of ledger.all(
      `SELECT state, COUNT(*) AS many FROM entry WHERE ${states} GROUP BY state`,
    )) {
      counts[row.state as EntryState] = Number(row.many);
    }
  }
  return counts;
}

export function countForManager(ledger: Database, doubtBefore: number): number {
  const doubts = ledger.get(
    `SELECT COUNT(*) AS many FROM entry WHERE state = 'in-doubt' AND desk IS NOT 'open'
       AND COALESCE(first_doubt_at, created_at) < @doubtBefore`,
    { doubtBefore },
  );
  return countOpenCases(ledger) + Number(doubts?.many);
}

/** Money given without Capillary's word and not yet confirmed. */
export function sumAtRisk(ledger: Database): MinorUnits {
  const row = ledger.get(
    `SELECT COALESCE(SUM(money_off), 0) AS total FROM entry WHERE ${live} AND till_decision = 'accepted'`,
  );
  return minor(Number(row?.total));
}

/** Money accepted by the till's own rules since a moment, whatever became of it; of one member when given. */
export function sumAcceptedOffline(ledger: Database, since: number, customerId?: string): MinorUnits {
  const row = ledger.get(
    `SELECT COALESCE(SUM(money_off), 0) AS total FROM entry
     WHERE created_at >= @since AND by_offline_rules = 1 AND till_decision = 'accepted' AND NOT ${isTakenBack}
       AND (@customerId IS NULL OR customer_id = @customerId)`,
    { since, customerId: customerId ?? null },
  );
  return minor(Number(row?.total));
}

/** True when it is the reference of another entry of this kind: Capillary counts each kind of thing for itself. */
export function isReferenceTaken(
  ledger: Database,
  reference: string,
  { id, kind }: Pick<StoredEntry, 'id' | 'kind'>,
): boolean {
  return (
    ledger.get(
      'SELECT 1 AS one FROM entry WHERE reference = @reference AND kind = +@kind AND id <> @id LIMIT 1',
      { reference, kind, id },
    ) !== undefined
  );
}

/** Money that other coupons of this till already took off the same bill of the same member. */
export function sumOffBill(
  ledger: Database,
  bill: { id: string; customer: { id: string }; bill: { number: string }; createdAt: number },
): MinorUnits {
  const row = ledger.get(
    `SELECT COALESCE(SUM(money_off), 0) AS total FROM entry
     WHERE customer_id = @customerId AND bill_number = @number AND id <> @id
       AND till_decision = 'accepted' AND NOT ${isTakenBack} AND created_at > @since
       AND NOT (state = 'confirmed' AND EXISTS (${undoOf}))`,
    {
      customerId: bill.customer.id,
      number: bill.bill.number,
      id: bill.id,
      since: bill.createdAt - sameBillMs,
    },
  );
  return minor(Number(row?.total));
}

/** What was given to a customer and is not with Capillary yet; `unknown`: of them, worth nobody knows how much. */
export function countUnsent(ledger: Database): { count: number; money: MinorUnits; unknown: number } {
  const row = ledger.get(
    `SELECT COUNT(*) AS many, COALESCE(SUM(money_off), 0) AS total,
       COUNT(*) FILTER (WHERE money_off IS NULL AND kind NOT IN ('add-bill','update-bill','retro-bill')) AS unknown
     FROM entry WHERE ${live} AND till_decision <> 'refused'`,
  );
  return { count: Number(row?.many), money: minor(Number(row?.total)), unknown: Number(row?.unknown) };
}

/** The oldest of them. */
export function listUnsent(ledger: Database, limit: number): StoredEntry[] {
  return ledger
    .all(`SELECT * FROM entry WHERE ${live} AND till_decision <> 'refused' ORDER BY +ordinal LIMIT @limit`, {
      limit,
    })
    .map(readEntryRow);
}

/** The same by currency, for whoever looks from outside; each stands by itself. */
export function countUnsentByCurrency(ledger: Database): { count: number; total: Money }[] {
  return ledger
    .all(
      `SELECT currency, COUNT(*) AS many, COALESCE(SUM(money_off), 0) AS total FROM entry
       WHERE ${live} AND till_decision <> 'refused' GROUP BY currency`,
    )
    .map((row) => ({
      count: Number(row.many),
      total: { amountMinor: minor(Number(row.total)), currency: String(row.currency) },
    }));
}
