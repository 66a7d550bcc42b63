/** Takes somebody's PIN away and ends their sign-ins. The last manager stays. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { listStaffRows, retireStaffRow } from '../store/staff.ts';
import { type Handler, staffIn } from './parts.ts';

export const retireStaff: Handler<'retireStaff'> = async (parts, input, context) => {
  const { ledger } = parts.store;
  const staff = listStaffRows(ledger);
  const person = staff.find(({ id }) => id === input.id);
  if (!person) return fail('not-found', 'staff-unknown', {}, { field: 'id' });
  const managers = staff.filter(({ role }) => role === 'manager');
  if (person.role === 'manager' && managers.length === 1) return fail('conflict', 'last-manager');
  retireStaffRow(ledger, person.id, context.approvedBy?.name ?? staffIn(context).name, parts.clock.wallMs());
  parts.sessions.end(person.id);
  const left = listStaffRows(ledger).map(({ id, name, role }) => ({ id, name, role }));
  return ok({ staff: left });
};
