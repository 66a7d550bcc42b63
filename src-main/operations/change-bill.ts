/** Writes the organisation's own fields of a bill that is in. */
import { changeBill as writeChange } from '../sync/change-bill.ts';
import { knowMember } from '../sync/know-member.ts';
import { deciderIn, type Handler } from './parts.ts';

export const changeBill: Handler<'changeBill'> = async (parts, input, context) => {
  const { customerId, fields, ...asked } = input;
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  const limitMs = parts.settings.read().readTimeLimitMs;
  const member = await knowMember({ ...parts.store, clock: parts.clock, capillary, limitMs }, customerId);
  if (!member.ok) return member;
  const customFields = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  const wanted = { kind: 'update-bill', customFields } as const;
  return writeChange(parts, asked, member.value, wanted, deciderIn(context));
};
