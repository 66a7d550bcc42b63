/**
 * Judges the rows of a file under a layout: what Capillary would surely refuse, or take twice, is bad. Pure but for what
 * it remembers of the rows before. Must not know more of the platform's rules than its documents say.
 */
import { type Facts, type ReasonKey, sentencesOf } from '../contract/reasons.ts';
import { readCode } from '../contract/text.ts';
import { type BadRow, type UploadColumn, type UploadLayout, uploadColumn } from '../contract/uploads.ts';
import type { FileRow } from './read-rows.ts';

/**
 * Columns that are still to be chosen: those Capillary needs that the layout does not place (Capillary docs: Upload
 * redeemed coupons), and those at the place of another one.
 */
export function missingColumns({ kind, members, columns }: UploadLayout): UploadColumn[] {
  // whose a redemption is has to be said
  if (kind === 'redemptions' && members === 'nobody') return ['member'];
  const needed: UploadColumn[] = [];
  if (members !== 'nobody' || kind === 'redemptions') needed.push('member');
  if (kind === 'redemptions') needed.push('coupon', 'moment', 'till');
  else if (members === 'nobody') needed.push('coupon');
  const read: UploadColumn[] = kind === 'redemptions' ? [...uploadColumn.options] : ['member', 'coupon'];
  const places = read.filter((column) => !(column === 'member' && members === 'nobody'));
  const isDouble = (column: UploadColumn, at: number) =>
    columns[column] !== null && places.slice(0, at).some((other) => columns[other] === columns[column]);
  const doubles = places.filter(isDouble);
  return uploadColumn.options.filter(
    (column) => doubles.includes(column) || (needed.includes(column) && columns[column] === null),
  );
}

type Trouble = { reason: ReasonKey; facts: Facts } | null;

/** A redemption that happened before loyalty programmes did is a wrong figure; epoch milliseconds. */
const earliest = Date.UTC(2000, 0, 1);
const dayMs = 86_400_000;

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
const trouble = (reason: ReasonKey, text: string): Trouble => ({ reason, facts: { text: cut(text) } });
const unless = (pattern: RegExp, reason: ReasonKey) => (cell: string) =>
  pattern.test(cell) ? null : trouble(reason, cell);

const number = unless(/^\d{1,18}$/, 'row-number');
const text = (cell: string) => (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(cell) ? trouble('row-text', cell) : null);

const memberRules: Record<UploadLayout['members'], (cell: string) => Trouble> = {
  mobile: unless(/^\+?\d{7,15}$/, 'row-mobile'),
  email: unless(/^[^\s@,;"]+@[^\s@,;"]+\.[^\s@,;"]+$/, 'row-email'),
  'user-id': number,
  'external-id': text,
  nobody: () => null,
};

function momentRule(nowMs: number): (cell: string) => Trouble {
  return (cell) => {
    const moment = /^\d{12,14}$/.test(cell) ? Number(cell) : Number.NaN;
    if (!(moment >= earliest)) return trouble('row-moment', cell);
    return moment > nowMs + dayMs ? trouble('row-future', cell) : null;
  };
}

export interface RowCheck {
  /** Null = the row is good. Rows come in the order of the file. */
  check: (row: FileRow) => BadRow | null;
}

/** @param width columns of the first row; @param nowMs epoch milliseconds, Capillary's where it is known */
export function createRowCheck(layout: UploadLayout, width: number, nowMs: number): RowCheck {
  const { kind, members, columns } = layout;
  const seen = new Map<string, number>();
  const coupon = layout.coupons === 'id' && kind === 'redemptions' ? number : codeRule;
  const rules: [UploadColumn, (cell: string) => Trouble][] = [
    ['member', memberRules[members]],
    ['coupon', coupon],
  ];
  if (kind === 'redemptions') {
    rules.push(
      ['moment', momentRule(nowMs)],
      ['till', number],
      ['billId', text],
      ['billNumber', text],
      ['details', text],
    );
  }
  const placed = rules.filter(
    ([column]) => columns[column] !== null && !(column === 'member' && members === 'nobody'),
  );
  const needed = new Set<UploadColumn>(
    kind === 'redemptions' ? ['member', 'coupon', 'moment', 'till'] : ['member', 'coupon'],
  );
  const cellOf = ({ cells }: FileRow, column: UploadColumn) => cells[columns[column] ?? -1] ?? '';

  /** What makes two rows the same: a code is one coupon; a redemption is one coupon at one moment. */
  function sameAs(row: FileRow): string {
    const code = cellOf(row, 'coupon').toUpperCase();
    if (kind === 'redemptions') return [code, cellOf(row, 'member'), cellOf(row, 'moment')].join('\n');
    return columns.coupon === null ? cellOf(row, 'member').toLowerCase() : code;
  }

  return {
    check: (row) => {
      const bad = (column: UploadColumn | null, reason: ReasonKey, facts: Facts): BadRow => ({
        line: row.line,
        column,
        reason,
        facts,
        message: sentencesOf(reason, facts).message,
      });
      if (row.cells.length !== width)
        return bad(null, 'row-columns', { found: String(row.cells.length), wanted: String(width) });
      for (const [column, rule] of placed) {
        const cell = cellOf(row, column);
        if (cell === '' && !needed.has(column)) continue;
        if (cell === '') return bad(column, 'row-empty', { column });
        const found = rule(cell);
        if (found) return bad(column, found.reason, found.facts);
      }
      const same = sameAs(row);
      const before = seen.get(same);
      if (before !== undefined) return bad(null, 'row-twice', { line: String(before) });
      seen.set(same, row.line);
      return null;
    },
  };
}

function codeRule(cell: string): Trouble {
  return readCode(cell).ok ? null : trouble('row-code', cell);
}
