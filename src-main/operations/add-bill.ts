/** Writes a bill or a return down and sends it. */
import { fail } from '../domain/failure.ts';
import { addBill as writeBill } from '../sync/add-bill.ts';
import { knowMember } from '../sync/know-member.ts';
import { deciderIn, type Handler } from './parts.ts';

export const addBill: Handler<'addBill'> = async (parts, input, context) => {
  if (parts.account.saved() === null) return fail('conflict', 'not-connected');
  const { customerId } = input;
  if (customerId === null) return writeBill(parts, input, null, deciderIn(context));
  const found = await knowMember(
    {
      ...parts.store,
      clock: parts.clock,
      capillary: parts.connection.isOnline() ? parts.capillary() : null,
      limitMs: parts.settings.read().readTimeLimitMs,
    },
    customerId,
  );
  return found.ok ? writeBill(parts, input, found.value, deciderIn(context)) : found;
};
