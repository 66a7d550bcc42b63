/**
 * Writes the good rows of a file as Capillary's documents want them: commas, UTF-8 without a mark, only the columns that
 * belong there, in a fixed order. The text of a cell is never changed.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { UploadColumn, UploadLayout } from '../contract/uploads.ts';
import { judgeRows } from './check-file.ts';
import type { FileTrouble } from './read-rows.ts';

export type Written =
  | { ok: true; good: number; bad: number; bytes: number; digest: string }
  | { ok: false; trouble: FileTrouble };

/** The columns that are sent, in their order. */
export function sentColumns({ kind, members, columns }: UploadLayout): UploadColumn[] {
  const order: UploadColumn[] =
    kind === 'redemptions'
      ? ['moment', 'till', 'member', 'coupon', 'billId', 'billNumber', 'details']
      : ['member', 'coupon'];
  return order.filter((column) => columns[column] !== null && !(column === 'member' && members === 'nobody'));
}

const memberNames = {
  mobile: 'mobile',
  email: 'email',
  'external-id': 'externalId',
  'user-id': 'userId',
  nobody: '',
};

/** What the columns are called in a first row, where one is sent. Capillary docs: Upload redeemed coupons. */
export function sentNames(layout: UploadLayout): string[] {
  const names: Record<UploadColumn, string> = {
    moment: 'redeemedDateInMillis',
    till: 'redeemedAt',
    member: memberNames[layout.members],
    coupon: layout.coupons === 'id' && layout.kind === 'redemptions' ? 'couponId' : 'couponCode',
    billId: 'billId',
    billNumber: 'billNumber',
    details: 'details',
  };
  return sentColumns(layout).map((column) => names[column]);
}

/** Comma-separated, as RFC 4180 has it; marks only where they are needed. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

/** Rows that are written at a time. */
const batch = 1000;

/** `digest` is of the rows alone, so that the same rows are known again with or without names above them. */
export async function writeGoodRows(
  from: string,
  to: string,
  { layout, withNames, nowMs }: { layout: UploadLayout; withNames: boolean; nowMs: number },
): Promise<Written> {
  const columns = sentColumns(layout);
  const sent = (cells: readonly string[]) =>
    csvLine(columns.map((column) => cells[layout.columns[column] ?? -1] ?? ''));
  const counts = { good: 0, bad: 0, bytes: 0 };
  const digest = createHash('sha256');
  const file = await open(to, 'w', 0o600);
  let lines: string[] = [];
  let writing = Promise.resolve();
  const write = (bytes: Buffer) => {
    counts.bytes += bytes.length;
    writing = writing.then(() => file.write(bytes)).then(() => {});
    // waited for at the end; until then it is nobody's unhandled failure
    writing.catch(() => {});
  };
  const flush = () => {
    const bytes = Buffer.from(lines.join(''));
    lines = [];
    digest.update(bytes);
    write(bytes);
  };
  try {
    if (withNames) write(Buffer.from(csvLine(sentNames(layout))));
    const judged = await judgeRows(from, layout, nowMs, (row, fault) => {
      if (fault !== null) {
        counts.bad += 1;
        return;
      }
      counts.good += 1;
      lines.push(sent(row.cells));
      if (lines.length >= batch) flush();
    });
    if (!judged.ok) return judged;
    flush();
    await writing;
    return { ok: true, ...counts, digest: digest.digest('hex') };
  } finally {
    await writing.catch(() => {});
    await file.close();
  }
}
