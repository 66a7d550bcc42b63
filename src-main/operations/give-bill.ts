/** Gives a bill of nobody's to a member. */
import { changeBill } from '../sync/change-bill.ts';
import { knowMember } from '../sync/know-member.ts';
import { deciderIn, type Handler } from './parts.ts';

export const giveBill: Handler<'giveBill'> = async (parts, input, context) => {
  const { customerId, ...asked } = input;
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  const limitMs = parts.settings.read().readTimeLimitMs;
  const member = await knowMember({ ...parts.store, clock: parts.clock, capillary, limitMs }, customerId);
  if (!member.ok) return member;
  return changeBill(parts, asked, member.value, { kind: 'retro-bill' }, deciderIn(context));
};
