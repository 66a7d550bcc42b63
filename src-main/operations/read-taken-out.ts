/** The file of redemptions taken out earlier, once more. That it left the till again is recorded. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import { answerTakenOut } from '../uploads/taken-out-file.ts';
import { type Handler, staffIn } from './parts.ts';

export const readTakenOut: Handler<'readTakenOut'> = async (parts, { id }, context) => {
  const { ledger } = parts.store;
  const answer = answerTakenOut(ledger, id);
  if (answer === null) return fail('not-found', 'taken-out-unknown', {}, { field: 'id' });
  addAudit(ledger, {
    at: parts.clock.wallMs(),
    who: staffIn(context).name,
    action: 'redemptions.exported',
    subject: id,
    detail: { rows: answer.takenOut.rows },
  });
  return ok(answer);
};
