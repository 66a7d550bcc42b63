/** Gives somebody a new PIN and ends the sign-ins made with the old one. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { listStaffRows, resetPinRow } from '../store/staff.ts';
import { type Handler, staffIn } from './parts.ts';

export const resetPin: Handler<'resetPin'> = async (parts, input, context) => {
  const { ledger } = parts.store;
  const person = listStaffRows(ledger).find(({ id }) => id === input.id);
  if (!person) return fail('not-found', 'staff-unknown', {}, { field: 'id' });
  const by = context.approvedBy?.name ?? staffIn(context).name;
  const given = await parts.pins.give(input.pin, person, (pinHash) =>
    resetPinRow(ledger, { id: person.id, pinHash, by, at: parts.clock.wallMs() }),
  );
  if (!given.ok) return given;
  parts.sessions.end(person.id);
  return ok({ id: person.id, name: person.name, role: person.role });
};
