/** Writes the bill of a redemption that was made before there was one. */
import { readAmount } from '../contract/money.ts';
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { findRedemption } from '../sync/find-redemption.ts';
import { makeChange } from '../sync/make-change.ts';
import { deciderIn, type Handler } from './parts.ts';

export const attachBill: Handler<'attachBill'> = async (parts, input, context) => {
  const { currency } = parts.settings.read();
  const read = readAmount(input.bill.amount, currency);
  if (!read.ok) {
    const facts = { field: 'The bill amount', limit: String(read.limit ?? '') };
    return fail('bad-input', read.reason, facts, { field: 'bill.amount' });
  }
  return makeChange(
    parts,
    'attach-bill',
    input,
    deciderIn(context),
    (made) =>
      made.kind === 'attach-bill' &&
      made.request?.redemptionId === input.reference &&
      made.bill.number === input.bill.number &&
      made.bill.amount === read.amount,
    async () => {
      const found = await findRedemption(parts, input);
      if (!found.ok) return found;
      const { lane, customer, description, request } = found.value;
      const bill = { number: input.bill.number, amount: read.amount };
      return ok({ kind: 'attach-bill', lane, customer, bill, description, request });
    },
  );
};
