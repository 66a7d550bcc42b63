/** Makes the first manager of a till without staff. Dispatch allows it only then. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { isWeakPin } from '../domain/pin.ts';
import { addStaffRow, hasStaff } from '../store/staff.ts';
import type { Handler } from './parts.ts';

export const setUpTill: Handler<'setUpTill'> = async (parts, input, context) => {
  if (isWeakPin(input.pin)) return fail('bad-input', 'pin-weak', {}, { field: 'pin' });
  const person = { id: parts.newId(), name: input.name, role: 'manager' as const };
  const pinHash = await parts.pins.hash(input.pin);
  // another window may have been quicker while the PIN was worked on
  if (hasStaff(parts.store.ledger)) return fail('conflict', 'already-set-up');
  const at = parts.clock.wallMs();
  addStaffRow(parts.store.ledger, { ...person, pinHash }, person.name, at);
  parts.sessions.signIn(context.caller, person);
  return ok(parts.readSession(context.caller));
};
