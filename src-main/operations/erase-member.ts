/** Erases one member from this till. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { eraseMember as erase } from '../store/erase-member.ts';
import { settledId } from '../store/new-members.ts';
import { deciderIn, type Handler } from './parts.ts';

export const eraseMember: Handler<'eraseMember'> = async (parts, input, context) => {
  const { by, approvedBy } = deciderIn(context);
  const customerId = settledId(parts.store.ledger, input.customerId);
  const erased = erase(parts.store, { customerId, by: approvedBy ?? by, at: parts.clock.wallMs() });
  if (!erased.erased) return fail('conflict', 'member-has-waiting', { count: String(erased.waiting) });
  if (!erased.isKnown) return fail('not-found', 'customer-unknown', {}, { field: 'customerId' });
  return ok({ entries: erased.entries });
};
