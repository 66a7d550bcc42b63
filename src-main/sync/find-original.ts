/** The bill that a return takes back, as this till or Capillary knows it, with what was returned of it before. */
import type { BillFacts } from '../capillary/read-bills.ts';
import { minor } from '../contract/money.ts';
import type { Original } from '../domain/bill-sums.ts';
import { clusterInstant } from '../domain/cluster-time.ts';
import type { BillEntry } from '../domain/stored-entry.ts';
import { listBillsOfNumber } from '../store/bills.ts';
import type { ChangeParts } from './change-parts.ts';
import { minorOfWire } from './find-bill.ts';
import { inTime } from './in-time.ts';

export interface FoundOriginal extends Original {
  /** Capillary's own id; null = not known. */
  billId: string | null;
  /** As it goes on the wire. */
  billedAtText: string | null;
}

type Wanted = { number: string; customerId: string | null; billId: string | null };

/** null = nobody knows it now: then Capillary judges it when it arrives. */
export async function findOriginal(parts: ChangeParts, wanted: Wanted): Promise<FoundOriginal | null> {
  const own = listBillsOfNumber(parts.store.ledger, wanted.number).filter(
    ({ customer, request }) => (request?.identifier ? customer.id : null) === wanted.customerId,
  );
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  if (capillary !== null) {
    const limitMs = parts.settings.read().readTimeLimitMs;
    const listed = await inTime(parts.clock, limitMs, capillary.billsByNumber(wanted.number));
    const found = listed.kind === 'answered' ? fromCapillary(parts, listed.value, wanted) : null;
    // what waits here is not in Capillary's list yet
    if (found !== null) return { ...found, returned: minor(found.returned + sumOfReturns(own, 'waiting')) };
  }
  return fromOwn(own);
}

const isReturn = (type: string) => type === 'RETURN' || type === 'NOT_INTERESTED_RETURN';

function fromCapillary(
  parts: ChangeParts,
  listed: readonly BillFacts[],
  { customerId, billId }: Wanted,
): FoundOriginal | null {
  const { currency } = parts.settings.read();
  const sales = listed.filter(
    (one) => !isReturn(one.type) && one.customerId === customerId && (billId ?? one.billId) === one.billId,
  );
  const sale = sales.at(-1);
  if (sale === undefined) return null;
  const amount = minorOfWire(sale.amount, currency);
  if (amount === null) return null;
  const returns = listed.filter((one) => isReturn(one.type) && one.customerId === customerId);
  const back = returns.reduce((sum, one) => sum + (minorOfWire(one.amount, currency) ?? 0), 0);
  return {
    amount,
    returned: minor(back),
    lines: sale.lines.map(({ itemCode, quantity }) => ({
      code: itemCode,
      quantity: quantity ?? 0,
      returned: 0,
    })),
    billedAt: clusterInstant(sale.billedAt, parts.serverClock.clusterOffsetMinutes() ?? 0),
    billId: sale.billId,
    billedAtText: sale.billedAt,
  };
}

function sumOfReturns(own: readonly BillEntry[], which: 'waiting' | 'all'): number {
  return own
    .filter(({ request, state }) => {
      if (request === null || request.what === 'sale') return false;
      return which === 'all' || state !== 'confirmed';
    })
    .reduce((sum, { bill }) => sum + bill.amount, 0);
}

function fromOwn(own: readonly BillEntry[]): FoundOriginal | null {
  const sale = own.findLast(({ request }) => request?.what === 'sale');
  if (sale?.request == null) return null;
  return {
    amount: sale.bill.amount,
    returned: minor(sumOfReturns(own, 'all')),
    lines: sale.request.lines.map(({ code, quantity }) => ({
      code,
      quantity: Number(quantity),
      returned: 0,
    })),
    billedAt: Date.parse(sale.request.billedAt),
    billId: sale.reference,
    billedAtText: sale.request.billedAt,
  };
}
