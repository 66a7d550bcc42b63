/** Redemptions taken out of the queue, as the file Capillary's import wants: true moment, till, member, code, bill. */
import type { TakenOut } from '../contract/taken-out.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { entriesTakenOut, findTakenOut } from '../store/taken-out.ts';
import { latestUploadOf } from '../store/uploads.ts';
import { csvLine } from './write-good-rows.ts';

/** Capillary docs: Upload redeemed coupons, `uploadHeaders`. */
const head = ['redeemedDateInMillis', 'redeemedAt', 'userId', 'couponCode', 'billNumber'];

/** null = there is no such file. The same file every time: what stands in it never changes. */
export function answerTakenOut(ledger: Database, id: string): { takenOut: TakenOut; csv: string } | null {
  const file = findTakenOut(ledger, id);
  if (file === null) return null;
  const { tillNumber, ...takenOut } = file;
  const lines = entriesTakenOut(ledger, id).map((entry) =>
    csvLine([String(trueMoment(entry)), tillNumber, entry.customer.id, entry.code, entry.bill.number]),
  );
  return {
    takenOut: { ...takenOut, sent: latestUploadOf(ledger, id)?.state ?? null },
    csv: csvLine(head) + lines.join(''),
  };
}

/** By Capillary's clock, as far as the till knew it then; epoch milliseconds. */
const trueMoment = ({ createdAt, serverAheadMs }: StoredEntry) =>
  Math.round(createdAt + (serverAheadMs ?? 0));
