/**
 * Takes offline redemptions of a series out of the queue and writes them as a redeem file. In pieces, so that the counter
 * goes on; each piece is a transaction in which what goes into the file can no longer be sent. docs/decisions/0009-files-of-coupons.md.
 */
import { ok } from '../contract/result.ts';
import type { ReadInput } from '../contract/table.ts';
import { fail } from '../domain/failure.ts';
import { writeFact } from '../store/facts.ts';
import { addTakenOut, findTakenOut, listTakeable, takeableAs, takeOut } from '../store/taken-out.ts';
import { answerTakenOut } from '../uploads/taken-out-file.ts';
import { type Handler, type Parts, staffIn } from './parts.ts';

/** Redemptions taken in one turn. */
const atATime = 50;

export const takeOutRedemptions: Handler<'takeOutRedemptions'> = (parts, input, context) =>
  parts.uploads.once(input.id, async () => {
    const { ledger } = parts.store;
    const by = context.approvedBy?.name ?? staffIn(context).name;
    const isNew = findTakenOut(ledger, input.id) === null;
    if (isNew && !(await takeAll(parts, input, by))) return fail('conflict', 'nothing-to-take-out');
    const answer = answerTakenOut(ledger, input.id);
    return answer === null ? fail('not-found', 'taken-out-unknown', {}, { field: 'id' }) : ok(answer);
  });

/** False = there was nothing to take, and no file was made. */
async function takeAll(parts: Parts, input: ReadInput<'takeOutRedemptions'>, by: string): Promise<boolean> {
  const { ledger } = parts.store;
  const { id, seriesId, tillNumber, note } = input;
  const ids = listTakeable(ledger, input)
    .filter((entry) => entry.kind === 'redeem-coupon' && entry.request?.seriesId === seriesId)
    .filter((entry) => takeableAs(entry) !== 'left-to-queue')
    .map((entry) => entry.id);
  if (ids.length === 0) return false;
  const file = { id, seriesId, tillNumber, note, at: parts.clock.wallMs(), by };
  ledger.transaction(() => {
    addTakenOut(ledger, file);
    writeFact(ledger, 'till-number', tillNumber);
  });
  for (let from = 0; from < ids.length; from += atATime) {
    const stamp = { at: parts.clock.wallMs(), mono: parts.clock.monotonicMs(), boot: parts.boot.id };
    for (const entry of takeOut(ledger, file, ids.slice(from, from + atATime), stamp)) {
      parts.runner.changed(entry);
    }
    await new Promise<void>((resolve) => parts.clock.after(0, resolve));
  }
  // an older backup would have them in the queue as well
  parts.backups.soon();
  parts.statusChanged();
  return true;
}
