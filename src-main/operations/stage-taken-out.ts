/** Begins an upload with a file of redemptions taken out earlier. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { answerTakenOut } from '../uploads/taken-out-file.ts';
import type { Handler } from './parts.ts';

export const stageTakenOut: Handler<'stageTakenOut'> = async (parts, { id }) => {
  const answer = answerTakenOut(parts.store.ledger, id);
  if (answer === null) return fail('not-found', 'taken-out-unknown', {}, { field: 'id' });
  const fileName = `redemptions-${answer.takenOut.seriesId}.csv`;
  const staged = await parts.uploads.files.put({ fileName, text: answer.csv, takenOutId: id });
  return ok({ id: staged.id });
};
