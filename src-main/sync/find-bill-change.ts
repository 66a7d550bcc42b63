/** Asks Capillary whether a change to a bill was made whose answer was lost: the bill itself shows it. */
import type { BillChangeEntry } from '../domain/stored-entry.ts';
import { type Finding, found, type Inquiry, notTold } from './inquiry.ts';

export async function findBillChange(inquiry: Inquiry<BillChangeEntry>): Promise<Finding> {
  const { capillary, entry } = inquiry;
  if (entry.request === null) return found({ kind: 'unknown' }, null);
  const { billId } = entry.request;
  const read = await capillary.billById(billId, 'REGULAR');
  // a bill of nobody's is not found under the kind it would have
  if (read.kind === 'refused' && entry.kind === 'retro-bill') return found({ kind: 'not-there' }, read);
  if (read.kind !== 'answered') return notTold(read);
  const bill = read.value;
  const isDone =
    entry.kind === 'retro-bill'
      ? bill.customerId === entry.customer.id
      : Object.entries(entry.request.customFields).every(
          ([name, value]) => bill.customFields[name] === value,
        );
  return found(isDone ? { kind: 'ours', reference: null } : { kind: 'not-there' }, read);
}
