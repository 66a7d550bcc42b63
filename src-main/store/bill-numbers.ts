/**
 * Own bill numbers: the counters, and what was seen of other tills that use this till's name. A number is counted on
 * the disk before anybody sees it; counters are kept for good, so that no clock and no restart gives one out twice.
 */
import {
  type BillNames,
  type BillNumberParts,
  formatBillNumber,
  hasNames,
  mostOfCounter,
  mostOfEpoch,
  parseBillNumber,
} from '../domain/bill-number.ts';
import { addAudit } from './audit.ts';
import type { Database } from './database.ts';

export type TakenNumber = { ok: true; number: string } | { ok: false; why: 'used-up' | 'name-shared' };

/** The next number; once this has returned it is on the disk. What nobody uses of it stays unused. */
export function takeBillNumber(
  ledger: Database,
  wish: { names: BillNames; day: string; epoch: number; at: number; newMark: () => string },
): TakenNumber {
  return ledger.transaction((): TakenNumber => {
    if (findNameSharer(ledger) !== null) return { ok: false, why: 'name-shared' };
    const { names, day, epoch } = wish;
    const mark = currentMark(ledger, epoch) ?? addMark(ledger, wish);
    ledger.run(
      `INSERT INTO bill_day (day, epoch, last) VALUES (@day, @epoch, 1)
       ON CONFLICT (day, epoch) DO UPDATE SET last = last + 1`,
      { day, epoch },
    );
    const counter = lastOf(ledger, day, epoch);
    if (counter > mostOfCounter || epoch > mostOfEpoch) return { ok: false, why: 'used-up' };
    return { ok: true, number: formatBillNumber({ ...names, day, epoch, mark, counter }) };
  });
}

function lastOf(ledger: Database, day: string, epoch: number): number {
  const row = ledger.get('SELECT last FROM bill_day WHERE day = @day AND epoch = @epoch', { day, epoch });
  return row ? Number(row.last) : 0;
}

function currentMark(ledger: Database, epoch: number): string | null {
  const row = ledger.get('SELECT mark FROM bill_mark WHERE epoch = +@epoch ORDER BY ordinal DESC LIMIT 1', {
    epoch,
  });
  return row ? String(row.mark) : null;
}

/** A mark of an earlier epoch is never taken again. */
function addMark(ledger: Database, wish: { epoch: number; at: number; newMark: () => string }): string {
  for (;;) {
    const mark = wish.newMark();
    if (epochOfMark(ledger, mark) !== null) continue;
    const { epoch, at } = wish;
    ledger.run('INSERT INTO bill_mark (mark, epoch, made_at) VALUES (@mark, @epoch, @at)', {
      mark,
      epoch,
      at,
    });
    return mark;
  }
}

function epochOfMark(ledger: Database, mark: string): number | null {
  const row = ledger.get('SELECT epoch FROM bill_mark WHERE mark = @mark', { mark });
  return row ? Number(row.epoch) : null;
}

export interface NameSharer {
  /** The bill number under this till's name that this ledger never made. */
  number: string;
  seenAt: number;
}

/** The first number of another till that nobody has looked at yet; null = there is none. */
export function findNameSharer(ledger: Database): NameSharer | null {
  const row = ledger.get('SELECT number, seen_at FROM name_sharer WHERE looked_at IS NULL LIMIT 1');
  return row ? { number: String(row.number), seenAt: Number(row.seen_at) } : null;
}

/**
 * Looks through bill numbers that Capillary has for this till, and keeps those that only another till can have made.
 * Answers how many were new.
 */
export function noteNameSharers(
  ledger: Database,
  seen: { numbers: string[]; names: BillNames; epoch: number; at: number },
): number {
  const others = strangersAmong(ledger, seen);
  if (others.length === 0) return 0;
  return ledger.transaction(() => {
    let fresh = 0;
    for (const { number, mark } of others) {
      const values = { number, mark, at: seen.at };
      fresh += ledger.run(
        'INSERT INTO name_sharer (number, mark, seen_at) VALUES (@number, @mark, @at) ON CONFLICT DO NOTHING',
        values,
      );
    }
    if (fresh > 0) {
      const detail = { numbers: fresh };
      addAudit(ledger, { at: seen.at, who: 'program', action: 'till-name.shared', subject: 'till', detail });
    }
    return fresh;
  });
}

/** Those of the numbers that carry this till's names and were not made by this ledger. */
export function strangersAmong(
  ledger: Database,
  { numbers, names, epoch }: { numbers: string[]; names: BillNames; epoch: number },
): { number: string; mark: string }[] {
  return numbers.flatMap((text) => {
    const parts = parseBillNumber(text);
    if (parts === null || !hasNames(parts, names) || !isStrange(ledger, parts, epoch)) return [];
    return [{ number: formatBillNumber(parts), mark: parts.mark }];
  });
}

/**
 * Another mark is another till's, unless a manager has looked at it. Our own mark with a number we have not reached is
 * a copy of this ledger at work; in an earlier epoch it may be ours, made after the copy that was put back.
 */
function isStrange(ledger: Database, parts: BillNumberParts, epoch: number): boolean {
  const markEpoch = epochOfMark(ledger, parts.mark);
  if (markEpoch === null) {
    const { mark } = parts;
    const looked = 'SELECT 1 AS one FROM name_sharer WHERE mark = @mark AND looked_at IS NOT NULL LIMIT 1';
    return ledger.get(looked, { mark }) === undefined;
  }
  if (markEpoch !== parts.epoch) return true;
  if (parts.mark !== currentMark(ledger, epoch)) return false;
  return parts.counter > lastOf(ledger, parts.day, epoch);
}

/** A manager has looked at it: own numbers go on, under a new mark that no copy of this ledger has. */
export function lookedAtNameSharer(
  ledger: Database,
  look: { by: string; reason: string; at: number; epoch: number; newMark: () => string },
): void {
  ledger.transaction(() => {
    const { by, reason, at } = look;
    ledger.run(
      'UPDATE name_sharer SET looked_at = @at, looked_by = @by, reason = @reason WHERE looked_at IS NULL',
      { at, by, reason },
    );
    addMark(ledger, look);
    addAudit(ledger, { at, who: by, action: 'till-name.looked-at', subject: 'till', detail: { reason } });
  });
}
