/** A manager has looked at why another till seems to use this till's name. */
import { ok } from '../contract/result.ts';
import { findNameSharer } from '../store/bill-numbers.ts';
import { type Handler, staffIn } from './parts.ts';

export const lookAtSharedName: Handler<'lookAtSharedName'> = async (parts, input, context) => {
  if (findNameSharer(parts.store.ledger) === null) return ok({ looked: false });
  parts.ownNumbers.lookedAt(context.approvedBy?.name ?? staffIn(context).name, input.reason);
  parts.statusChanged();
  return ok({ looked: true });
};
