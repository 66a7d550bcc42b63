/** Signs a member of staff in by PIN, at the door the call came through; also over work that is covered there. */
import { ok } from '../contract/result.ts';
import { addAudit } from '../store/audit.ts';
import type { Handler } from './parts.ts';

export const signIn: Handler<'signIn'> = async (parts, input, context) => {
  const guessed = await parts.pins.guess(input.pin);
  if (!guessed.ok) return guessed;
  const person = guessed.value;
  const covered = parts.sessions.coveredOf(context.caller);
  const isBack = covered?.id === person.id;
  addAudit(parts.store.ledger, {
    at: parts.clock.wallMs(),
    who: person.name,
    action: isBack ? 'session.uncovered' : 'session.signed-in',
    subject: person.id,
    detail: covered === null || isBack ? {} : { over: covered.name },
  });
  parts.sessions.signIn(context.caller, person);
  return ok(parts.readSession(context.caller));
};
