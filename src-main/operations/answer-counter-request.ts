/** The first screen that answers decides; another one finds that there is nothing to decide any more. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import { type Handler, staffIn } from './parts.ts';

export const answerCounterRequest: Handler<'answerCounterRequest'> = async (parts, { id, take }, context) => {
  const request = parts.counterRequests.read();
  if (request === null || request.id !== id) return fail('conflict', 'counter-request-gone');
  addAudit(parts.store.ledger, {
    at: parts.clock.wallMs(),
    who: staffIn(context).name,
    action: take ? 'counter.opened' : 'counter.declined',
    subject: id,
    detail: take ? {} : { why: 'kept' },
  });
  parts.counterRequests.put(null);
  parts.push({ type: 'counter' });
  return ok({ taken: take });
};
