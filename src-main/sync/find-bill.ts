/**
 * Asks Capillary whether a bill is there whose answer was lost, or whose number it says it has: every bill of the number
 * is read back and held against the entry. A part of a bill that was returned is believed missing only where returns
 * are listed at all: sent twice it would count twice.
 */
import { listCutShort } from '../capillary/outcome.ts';
import type { BillFacts } from '../capillary/read-bills.ts';
import { decimalsOf, type MinorUnits, minor } from '../contract/money.ts';
import { type FoundBill, isSameBill, type WantedBill } from '../domain/bill-match.ts';
import { clusterInstant } from '../domain/cluster-time.ts';
import type { BillEntry } from '../domain/stored-entry.ts';
import { type Finding, found, type Inquiry, notTold } from './inquiry.ts';

/** The number exists. Capillary docs: Transaction, codes. */
export const numberExists = 604;

export function minorOfWire(amount: number | null, currency: string): MinorUnits | null {
  if (amount === null) return null;
  const scaled = Math.round(amount * 10 ** decimalsOf(currency));
  return Number.isSafeInteger(scaled) ? minor(scaled) : null;
}

const isReturnType = (type: string) => type === 'RETURN' || type === 'NOT_INTERESTED_RETURN';

export async function findBill(inquiry: Inquiry<BillEntry>): Promise<Finding> {
  const { capillary, entry } = inquiry;
  const { request, bill } = entry;
  if (request === null) return found({ kind: 'unknown' }, null);
  const listed = await capillary.billsByNumber(bill.number);
  if (listed.kind === 'refused' && isNotFound(listed.refusal.code))
    return isBelieved(inquiry, []) ? askParked(inquiry) : found({ kind: 'unknown' }, listed);
  if (listed.kind !== 'answered') return notTold(listed);
  const wanted = wantedOf(inquiry);
  const free = listed.value.filter(({ billId }) => !inquiry.isTaken(billId));
  const ours = free.find((one) => isSameBill(factsOf(one, inquiry), wanted));
  if (ours) return found({ kind: 'ours', reference: ours.billId }, listed);
  const isReturn = request.what !== 'sale';
  // Capillary said that the number exists: whose it is stands there
  const other = listed.value.find(({ type }) => !isReturnType(type));
  if (!isReturn && entry.hint === numberExists && other) {
    const { number, billedAt, storeName, tillCode } = other;
    const store = storeName || tillCode || '?';
    return found({ kind: 'others', bill: number, store, date: billedAt.slice(0, 10) || '?' }, listed);
  }
  return isBelieved(inquiry, listed.value) ? askParked(inquiry) : found({ kind: 'unknown' }, listed);
}

/** Not found. Capillary docs: Transaction, codes. */
const isNotFound = (code: number | null) => code === 606 || code === 611 || code === 641;

/** Whether "not in the list" means "not there". */
function isBelieved({ entry, returnsListed }: Inquiry<BillEntry>, listed: readonly BillFacts[]): boolean {
  const what = entry.request?.what ?? 'sale';
  // a sale is kept from counting twice by its number, a whole return by the bill it takes back
  if (what === 'sale' || what === 'return-whole') return true;
  return returnsListed === true || listed.some(({ type }) => isReturnType(type));
}

/** It may wait at Capillary for somebody to put an item or a tender right (U23): then a person has to look. */
async function askParked({ capillary, entry, parkedAt }: Inquiry<BillEntry>): Promise<Finding> {
  const parked = await capillary.rejectedBills(entry.bill.number, parkedAt);
  // many organisations have no such queue, and say so in their own way
  if (parked.kind === 'refused') return found({ kind: 'not-there' }, parked);
  if (parked.kind === 'no-answer' && parked.cause !== listCutShort) return notTold(parked);
  if (parked.kind !== 'answered') return notTold(parked);
  const isThere = parked.value.some(
    ({ number, status }) => number === entry.bill.number && status !== 'PERMANENT_FAILED',
  );
  return found({ kind: isThere ? 'unknown' : 'not-there' }, parked);
}

function factsOf(one: BillFacts, { entry, clusterOffsetMinutes }: Inquiry<BillEntry>): FoundBill {
  return {
    number: one.number,
    isReturn: isReturnType(one.type),
    tillCode: one.tillCode,
    customerId: one.customerId,
    amount: minorOfWire(one.amount, entry.currency),
    billedAt: clusterInstant(one.billedAt, clusterOffsetMinutes ?? 0),
  };
}

function wantedOf({ entry, ownTills }: Inquiry<BillEntry>): WantedBill {
  const { request, bill, customer } = entry;
  return {
    number: bill.number,
    isReturn: request !== null && request.what !== 'sale',
    tillCode: '',
    tills: [...ownTills, ...(request?.tills ?? [])],
    customerId: request?.identifier === null ? null : customer.id,
    amount: bill.amount,
    billedAt: Date.parse(request?.billedAt ?? ''),
  };
}
