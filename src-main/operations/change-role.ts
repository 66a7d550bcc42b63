/** Makes a cashier a manager or a manager a cashier; whoever it is signs in anew. The last manager stays one. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { changeRoleRow, listStaffRows } from '../store/staff.ts';
import { type Handler, staffIn } from './parts.ts';

export const changeRole: Handler<'changeRole'> = async (parts, input, context) => {
  const { ledger } = parts.store;
  const staff = listStaffRows(ledger);
  const person = staff.find(({ id }) => id === input.id);
  if (!person) return fail('not-found', 'staff-unknown', {}, { field: 'id' });
  const managers = staff.filter(({ role }) => role === 'manager');
  if (person.role === 'manager' && managers.length === 1) return fail('conflict', 'last-manager');
  if (person.role !== input.role) {
    const by = context.approvedBy?.name ?? staffIn(context).name;
    changeRoleRow(ledger, { id: person.id, role: input.role, by, at: parts.clock.wallMs() });
    parts.sessions.end(person.id);
  }
  return ok({ staff: listStaffRows(ledger).map(({ id, name, role }) => ({ id, name, role })) });
};
