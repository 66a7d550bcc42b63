/** Puts a member and a bill where the page finds them, and tells it that they are there. Asks nobody, so it answers at once. */
import { readAmount } from '../contract/money.ts';
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import { type Handler, staffIn } from './parts.ts';

export const openCounter: Handler<'openCounter'> = async (parts, { member, bill }, context) => {
  const { currency } = parts.settings.read();
  if (bill?.amount !== undefined) {
    const read = readAmount(bill.amount, currency);
    if (!read.ok)
      return fail(
        'bad-input',
        read.reason,
        { field: 'The bill amount', limit: String(read.limit ?? '') },
        { field: 'bill.amount' },
      );
  }
  const { ledger } = parts.store;
  const at = parts.clock.wallMs();
  const from = staffIn(context).name;
  const request = {
    id: parts.newId(),
    at,
    from,
    member: member ?? null,
    bill: { number: bill?.number ?? '', amount: bill?.amount ?? '' },
  };
  const before = parts.counterRequests.read();
  ledger.transaction(() => {
    if (before !== null) {
      addAudit(ledger, {
        at,
        who: from,
        action: 'counter.declined',
        subject: before.id,
        detail: { why: 'replaced' },
      });
    }
    addAudit(ledger, {
      at,
      who: from,
      action: 'counter.asked',
      subject: request.id,
      detail: { bill: request.bill.number, member: request.member !== null },
    });
  });
  parts.counterRequests.put(request);
  parts.push({ type: 'counter' });
  return ok({ requestId: request.id });
};
