/** Signs the member of staff out at this door. */
import { ok } from '../contract/result.ts';
import { addAudit } from '../store/audit.ts';
import type { Handler } from './parts.ts';

export const signOut: Handler<'signOut'> = async (parts, _input, context) => {
  const staff = context.staff ?? parts.sessions.coveredOf(context.caller);
  if (staff) {
    const at = parts.clock.wallMs();
    addAudit(parts.store.ledger, {
      at,
      who: staff.name,
      action: 'session.signed-out',
      subject: staff.id,
      detail: {},
    });
  }
  parts.sessions.signOut(context.caller);
  return ok(parts.readSession(context.caller));
};
