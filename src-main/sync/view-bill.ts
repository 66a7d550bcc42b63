/** A bill as a screen shows it: Capillary's facts, with what this till knows beside them. */
import type { BillFacts } from '../capillary/read-bills.ts';
import type { FoundBill } from '../contract/bill-desk.ts';
import type { Money } from '../contract/money.ts';
import type { BillEntry } from '../domain/stored-entry.ts';
import { listBillsOfNumber } from '../store/bills.ts';
import type { Database } from '../store/database.ts';
import { findEntry } from '../store/entries.ts';
import { minorOfWire } from './find-bill.ts';

const kinds: Record<string, FoundBill['what']> = {
  REGULAR: 'sale',
  NOT_INTERESTED: 'nobodys',
  RETURN: 'return',
  NOT_INTERESTED_RETURN: 'return',
};

export const wireTypeOf = { sale: 'REGULAR', nobodys: 'NOT_INTERESTED', return: 'RETURN' } as const;

export function viewBill(ledger: Database, bill: BillFacts, currency: string): FoundBill {
  const money = (amount: number | null): Money | null => {
    const amountMinor = minorOfWire(amount, currency);
    return amountMinor === null ? null : { amountMinor, currency };
  };
  const own = listBillsOfNumber(ledger, bill.number).find(({ reference }) => reference === bill.billId);
  return {
    billId: /^\d{1,18}$/.test(bill.billId) ? bill.billId : null,
    number: bill.number,
    what: kinds[bill.type] ?? 'sale',
    customerId: bill.customerId !== null && /^\d{1,18}$/.test(bill.customerId) ? bill.customerId : null,
    amount: money(bill.amount),
    billedAt: bill.billedAt,
    place: bill.storeName || bill.tillCode || bill.storeCode,
    lines: bill.lines.map((line) => ({
      code: line.itemCode,
      description: line.description,
      quantity: line.quantity,
      rate: money(line.rate),
      amount: money(line.amount),
    })),
    tenders: bill.tenders.map(({ mode, amount }) => ({ mode, amount: money(amount) })),
    points: bill.points ?? own?.won?.points ?? null,
    fields: Object.entries(bill.customFields).map(([name, value]) => ({ name, value })),
    coupons: own === undefined ? [] : couponsOf(ledger, own, currency),
    entryId: own?.id ?? null,
  };
}

function couponsOf(ledger: Database, { request }: BillEntry, currency: string): FoundBill['coupons'] {
  return (request?.redemptions ?? []).flatMap((id) => {
    const entry = findEntry(ledger, id);
    if (entry === null || entry.state !== 'confirmed') return [];
    const { code, moneyOff } = entry;
    return [{ code, off: moneyOff === null ? null : { amountMinor: moneyOff, currency } }];
  });
}

/** What waits here, as far as it can be shown like one that is in. */
export function viewWaitingBill(ledger: Database, entry: BillEntry): FoundBill {
  const { request, bill, currency, customer } = entry;
  const money = (amountMinor: Money['amountMinor']): Money => ({ amountMinor, currency });
  const isReturn = request !== null && request.what !== 'sale';
  return {
    billId: null,
    number: bill.number,
    what: isReturn ? 'return' : request?.identifier === null ? 'nobodys' : 'sale',
    customerId: /^\d{1,18}$/.test(customer.id) ? customer.id : null,
    amount: money(bill.amount),
    billedAt: request?.billedAt ?? new Date(entry.createdAt).toISOString(),
    place: '',
    lines: (request?.lines ?? []).map(({ code, description, quantity, rate, amount }) => ({
      code,
      description,
      quantity: Number(quantity),
      rate: money(rate),
      amount: money(amount),
    })),
    tenders: (request?.tenders ?? []).map(({ mode, amount }) => ({ mode, amount: money(amount) })),
    points: null,
    fields: Object.entries(request?.customFields ?? {}).map(([name, value]) => ({ name, value })),
    coupons: couponsOf(ledger, entry, currency),
    entryId: entry.id,
  };
}
