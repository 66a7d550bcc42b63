/** Adds a cashier or a manager. A PIN stands for one person, so it cannot be somebody else's already. */
import { ok } from '../contract/result.ts';
import { addStaffRow } from '../store/staff.ts';
import { type Handler, staffIn } from './parts.ts';

export const addStaff: Handler<'addStaff'> = async (parts, input, context) => {
  const person = { id: parts.newId(), name: input.name, role: input.role };
  const by = context.approvedBy?.name ?? staffIn(context).name;
  const given = await parts.pins.give(input.pin, person, (pinHash) =>
    addStaffRow(parts.store.ledger, { ...person, pinHash }, by, parts.clock.wallMs()),
  );
  return given.ok ? ok(person) : given;
};
