/** Makes the first manager of a till without staff. Dispatch allows it only then. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { addStaffRow, hasStaff } from '../store/staff.ts';
import type { Handler } from './parts.ts';

export const setUpTill: Handler<'setUpTill'> = async (parts, input, context) => {
  const person = { id: parts.newId(), name: input.name, role: 'manager' as const };
  let isFirst = false;
  const given = await parts.pins.give(input.pin, person, (pinHash) => {
    // another window may have been quicker while the PIN was worked on
    if (hasStaff(parts.store.ledger)) return;
    addStaffRow(parts.store.ledger, { ...person, pinHash }, person.name, parts.clock.wallMs());
    isFirst = true;
  });
  if (!given.ok) return given;
  if (!isFirst) return fail('conflict', 'already-set-up');
  parts.sessions.signIn(context.caller, person);
  return ok(parts.readSession(context.caller));
};
