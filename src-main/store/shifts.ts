/** Shifts and their figures. Figures are counted from the entries themselves; a closed shift keeps what it said. */
import type { z } from 'zod';
import { type Money, minor } from '../contract/money.ts';
import { type ReasonKey, reason } from '../contract/reasons.ts';
import { type ShiftComparison, type ShiftFigures, shiftComparison, shiftFigures } from '../contract/shift.ts';
import type { BillEntry, StoredEntry } from '../domain/stored-entry.ts';
import { addAudit } from './audit.ts';
import { readHead } from './audit-chain.ts';
import type { Database, Row } from './database.ts';
import { findLiveUndo, findUndo, sumAtRisk } from './entry-lists.ts';
import { readEntryRow } from './entry-row.ts';
import { listTakenOutAfter } from './taken-out.ts';

export interface ShiftRow {
  id: string;
  openedAt: number;
  openedBy: string;
  /** The last entry and audit row before it; clocks may jump, these do not. */
  after: { entry: number; audit: number };
  closedAt: number | null;
  closedBy: string | null;
  /** Only of a closed shift. */
  figures: ShiftFigures | null;
  comparison: ShiftComparison | null;
}

function parsed<Value>(text: unknown, schema: z.ZodType<Value>): Value | null {
  if (typeof text !== 'string') return null;
  const result = schema.safeParse(JSON.parse(text));
  return result.success ? result.data : null;
}

const read = (row: Row): ShiftRow => ({
  id: String(row.id),
  openedAt: Number(row.opened_at),
  openedBy: String(row.opened_by),
  after: { entry: Number(row.after_entry), audit: Number(row.after_audit) },
  closedAt: row.closed_at === null ? null : Number(row.closed_at),
  closedBy: row.closed_by === null ? null : String(row.closed_by),
  figures: parsed(row.figures, shiftFigures),
  comparison: parsed(row.comparison, shiftComparison),
});

export function findLatestShift(ledger: Database): ShiftRow | null {
  const row = ledger.get('SELECT * FROM shift ORDER BY ordinal DESC LIMIT 1');
  return row ? read(row) : null;
}

export function addShift(ledger: Database, shift: { id: string; by: string; at: number }): void {
  ledger.transaction(() => {
    ledger.run(
      `INSERT INTO shift (id, opened_at, opened_by, after_entry, after_audit) VALUES (@id, @at, @by,
         (SELECT COALESCE(MAX(ordinal), 0) FROM entry), (SELECT COALESCE(MAX(ordinal), 0) FROM audit))`,
      shift,
    );
    addAudit(ledger, { at: shift.at, who: shift.by, action: 'shift.opened', subject: shift.id, detail: {} });
  });
}

export function endShift(
  ledger: Database,
  close: { id: string; by: string; at: number; figures: ShiftFigures; unsent: number },
): void {
  ledger.transaction(() => {
    const { id, by, at, unsent } = close;
    const { ordinal, mac } = readHead(ledger);
    const figures = { ...close.figures, record: mac === '' ? null : { lines: ordinal, head: mac } };
    const values = { id, by, at, figures: JSON.stringify(figures) };
    ledger.run(
      'UPDATE shift SET closed_at = @at, closed_by = @by, figures = @figures WHERE id = @id',
      values,
    );
    const detail = { unsent, given: figures.moneyGiven.amountMinor };
    addAudit(ledger, { at, who: by, action: 'shift.closed', subject: id, detail });
  });
}

/** What each closed shift says about the record. */
export function listShiftEnds(ledger: Database): { id: string; at: number; ordinal: number; mac: string }[] {
  return ledger.all('SELECT * FROM shift WHERE figures IS NOT NULL ORDER BY ordinal').flatMap((row) => {
    const { id, closedAt, figures } = read(row);
    if (!figures?.record) return [];
    return [{ id, at: closedAt ?? 0, ordinal: figures.record.lines, mac: figures.record.head }];
  });
}

export function keepComparison(ledger: Database, id: string, comparison: ShiftComparison): void {
  ledger.run('UPDATE shift SET comparison = @comparison WHERE id = @id', {
    id,
    comparison: JSON.stringify(comparison),
  });
}

export function listEntriesOfShift(ledger: Database, { after }: Pick<ShiftRow, 'after'>): StoredEntry[] {
  return ledger
    .all('SELECT * FROM entry WHERE ordinal > @after ORDER BY ordinal', { after: after.entry })
    .map(readEntryRow);
}

const hourMs = 3_600_000;

export function countShift(ledger: Database, shift: Pick<ShiftRow, 'after'>, currency: string): ShiftFigures {
  const money = (amount: number) => ({ amountMinor: minor(amount), currency });
  const all = listEntriesOfShift(ledger, shift);
  const entries = all.filter(({ kind }) => kind === 'redeem-coupon');
  const goodwill = all.filter(({ kind, state }) => kind === 'issue-coupon' && state === 'confirmed').length;
  const points = all.flatMap((entry) => {
    const isUsed =
      entry.kind === 'redeem-points' &&
      entry.till.decision === 'accepted' &&
      entry.state !== 'withdrawn' &&
      findUndo(ledger, entry) === null;
    return isUsed ? [{ points: entry.request?.points ?? 0, moneyOff: entry.moneyOff ?? 0 }] : [];
  });
  // what was taken out in a file was given all the same
  const takenOut = listTakenOutAfter(ledger, shift.after.entry);
  const isTakenBack = ({ id, state }: StoredEntry) => state === 'withdrawn' && !takenOut.has(id);
  const undone = new Set(entries.filter((entry) => findUndo(ledger, entry) !== null).map(({ id }) => id));
  const given = entries.filter(
    (entry) => entry.till.decision === 'accepted' && !isTakenBack(entry) && !undone.has(entry.id),
  );
  const sum = (some: StoredEntry[]) => some.reduce((total, { moneyOff }) => total + (moneyOff ?? 0), 0);
  const delays = entries
    .filter(({ till, decidedAt }) => till.byOfflineRules && decidedAt !== null)
    .map(({ decidedAt, createdAt }) => (decidedAt ?? createdAt) - createdAt)
    .sort((one, other) => one - other);
  const hours = new Map<number, StoredEntry[]>();
  for (const entry of given) {
    const from = Math.floor(entry.createdAt / hourMs) * hourMs;
    hours.set(from, [...(hours.get(from) ?? []), entry]);
  }
  return {
    checked: countChecks(ledger, shift.after.audit),
    redeemedOnline: given.filter(({ till, state }) => !till.byOfflineRules && state === 'confirmed').length,
    acceptedOffline: given.filter(({ till }) => till.byOfflineRules).length,
    refused: countRefusals(ledger, entries, shift.after.audit),
    goodwill,
    pointsUsed: {
      count: points.length,
      points: points.reduce((total, one) => total + one.points, 0),
      money: money(points.reduce((total, one) => total + one.moneyOff, 0)),
    },
    withdrawn: entries.filter(isTakenBack).length,
    bills: countBills(all, money),
    undone: undone.size,
    moneyGiven: money(sum(given)),
    moneyLost: money(sum(given.filter(({ state }) => state === 'rejected'))),
    waiting: given.filter(({ state }) => state === 'queued' || state === 'sending' || state === 'in-doubt')
      .length,
    atRisk: money(sumAtRisk(ledger)),
    delayMs:
      delays.length === 0
        ? null
        : { median: delays[Math.floor(delays.length / 2)] ?? 0, longest: delays.at(-1) ?? 0 },
    record: null,
    hours: [...hours.entries()].map(([from, some]) => ({
      from,
      redemptions: some.length,
      given: money(sum(some)),
    })),
  };
}

function countBills(all: readonly StoredEntry[], money: (amount: number) => Money): ShiftFigures['bills'] {
  const bills = all.filter((entry) => entry.kind === 'add-bill');
  if (bills.length === 0) return null;
  const counting = bills.filter(({ state }) => state !== 'rejected' && state !== 'withdrawn');
  const isSale = ({ request }: BillEntry) => request === null || request.what === 'sale';
  const sum = (some: BillEntry[]) => money(some.reduce((total, { bill }) => total + bill.amount, 0));
  return {
    sent: counting.filter((entry) => entry.state === 'confirmed' && isSale(entry)).length,
    waiting: counting.filter(({ state }) => state !== 'confirmed').length,
    returned: counting.filter((entry) => !isSale(entry)).length,
    refused: bills.filter(({ state }) => state === 'rejected').length,
    sold: sum(counting.filter(isSale)),
    back: sum(counting.filter((entry) => !isSale(entry))),
  };
}

/**
 * Redemptions that count and for whose bill nothing was captured, where bills are captured at all: the customer may have
 * left without buying.
 */
export function listAbandoned(ledger: Database, shift: Pick<ShiftRow, 'after'>): StoredEntry[] {
  const all = listEntriesOfShift(ledger, shift);
  const bills = all.filter((entry) => entry.kind === 'add-bill' && entry.state !== 'withdrawn');
  if (bills.length === 0) return [];
  const captured = new Set(bills.map(({ bill }) => bill.number));
  return all.filter(
    (entry) =>
      entry.kind === 'redeem-coupon' &&
      entry.state === 'confirmed' &&
      entry.till.decision === 'accepted' &&
      !captured.has(entry.bill.number) &&
      findUndo(ledger, entry) === null &&
      findLiveUndo(ledger, entry) === null,
  );
}

function countChecks(ledger: Database, after: number): number {
  const row = ledger.get(
    `SELECT COALESCE(SUM(json_extract(detail, '$.codes')), 0) AS many FROM audit
     WHERE action = 'coupons.checked' AND ordinal > @after`,
    { after },
  );
  return Number(row?.many);
}

/** Refused by Capillary, or told no at the till without an entry. */
function countRefusals(ledger: Database, entries: StoredEntry[], after: number): ShiftFigures['refused'] {
  const counts = new Map<ReasonKey, number>();
  const count = (key: unknown) => {
    const known = reason.shape.key.safeParse(key);
    if (known.success) counts.set(known.data, (counts.get(known.data) ?? 0) + 1);
  };
  for (const { state, till } of entries) if (state === 'rejected') count(till.reasons[0]?.key);
  const told = ledger.all(
    `SELECT json_extract(detail, '$.reasons') AS reasons FROM audit
     WHERE action = 'redeem.told-refused' AND json_extract(detail, '$.entry') IS NULL AND ordinal > @after`,
    { after },
  );
  for (const row of told) count(String(row.reasons).split(' ')[0]);
  return [...counts.entries()]
    .map(([key, many]) => ({ reason: key, count: many }))
    .sort((one, other) => other.count - one.count);
}
