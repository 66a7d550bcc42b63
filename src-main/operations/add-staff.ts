/** Adds a cashier or a manager. A PIN stands for one person, so it cannot be somebody else's already. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { isWeakPin } from '../domain/pin.ts';
import { addStaffRow } from '../store/staff.ts';
import { type Handler, staffIn } from './parts.ts';

export const addStaff: Handler<'addStaff'> = async (parts, input, context) => {
  if (isWeakPin(input.pin)) return fail('bad-input', 'pin-weak', {}, { field: 'pin' });
  if ((await parts.pins.find(input.pin)) !== null) return fail('conflict', 'pin-taken', {}, { field: 'pin' });
  const person = { id: parts.newId(), name: input.name, role: input.role };
  const pinHash = await parts.pins.hash(input.pin);
  addStaffRow(parts.store.ledger, { ...person, pinHash }, staffIn(context).name, parts.clock.wallMs());
  return ok(person);
};
