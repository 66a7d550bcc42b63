/** Signs a member of staff in by PIN, at the door the call came through. */
import { ok } from '../contract/result.ts';
import { addAudit } from '../store/audit.ts';
import type { Handler } from './parts.ts';

export const signIn: Handler<'signIn'> = async (parts, input, context) => {
  const guessed = await parts.pins.guess(input.pin);
  if (!guessed.ok) return guessed;
  const person = guessed.value;
  const at = parts.clock.wallMs();
  addAudit(parts.store.ledger, {
    at,
    who: person.name,
    action: 'session.signed-in',
    subject: person.id,
    detail: {},
  });
  parts.sessions.signIn(context.caller, person);
  return ok(parts.readSession(context.caller));
};
