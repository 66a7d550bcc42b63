/** Covers the work of whoever is signed in here, because nobody was at it for a while or somebody left. */
import { ok } from '../contract/result.ts';
import { addAudit } from '../store/audit.ts';
import { type Handler, staffIn } from './parts.ts';

export const coverSession: Handler<'coverSession'> = async (parts, _, context) => {
  const { id, name } = staffIn(context);
  const at = parts.clock.wallMs();
  addAudit(parts.store.ledger, { at, who: name, action: 'session.covered', subject: id, detail: {} });
  parts.sessions.cover(context.caller);
  return ok(parts.readSession(context.caller));
};
