/** Works offline by hand, or finds out by itself again. */
import { ok } from '../contract/result.ts';
import { addAudit } from '../store/audit.ts';
import { type Handler, staffIn } from './parts.ts';

export const switchLine: Handler<'switchLine'> = async (parts, input, context) => {
  const who = staffIn(context).name;
  const at = parts.clock.wallMs();
  addAudit(parts.store.ledger, { at, who, action: 'line.switched', subject: input.line, detail: {} });
  parts.connection.setByHand(input.line === 'offline');
  return ok(parts.readStatus());
};
