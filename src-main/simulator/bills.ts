// The books of bills: what a bill is once it is in, bills that were parked, and the ways the books change. Amounts are
// plain numbers of the currency. It must never judge whether a bill is allowed; bill-rules.ts does.
import type { LiveWorld } from './ledger.ts';

export interface Trade {
  tenders: { name: string; canonicalName: string; description: string }[];
  products: { id: number; sku: string; ean: string; price: number; description: string }[];
  configs: { key: string; value: string }[];
}

export const billTypes = ['REGULAR', 'RETURN', 'NOT_INTERESTED', 'NOT_INTERESTED_RETURN'] as const;
export type BillType = (typeof billTypes)[number];
export type ReturnType = 'AMOUNT' | 'FULL' | 'LINE_ITEM' | 'CANCELLED';

export interface BillLine {
  itemCode: string;
  description: string;
  serial: string;
  qty: number;
  rate: number;
  value: number;
  discount: number;
  amount: number;
  /** a line of a mixed bill that takes goods back */
  returns: { billNumber: string } | null;
  extendedFields: Record<string, unknown>;
}

/** What a caller wrote of a bill, read. */
export interface BillForm {
  type: BillType;
  number: string;
  amount: number;
  gross: number | null;
  discount: number | null;
  atMs: number;
  /** as sent: `+05:30`, '' without one */
  offset: string;
  note: string;
  reason: string;
  lines: BillLine[];
  tenders: { mode: string; value: number; notes: string }[];
  couponRedemptions: number[];
  pointsRedemptions: string[];
  customFields: Record<string, unknown>;
  extendedFields: Record<string, unknown>;
  returnType: ReturnType | null;
  purchaseMs: number | null;
  /** of a return: the platform's own id of the bill */
  ofId: number | null;
}

export interface Bill extends BillForm {
  id: number;
  memberId: number | null;
  tillCode: string;
  storeId: number;
  receivedMs: number;
  source: string;
  points: number;
  /** of a return: the bill it takes back */
  returnOf: number | null;
  deliveryStatus: string;
  requestId: string;
}

export type RejectedStatus = 'OPEN' | 'FIXED' | 'PERMANENT_FAILED' | 'SUCCESS';

export interface RejectedBill {
  entityId: number;
  form: BillForm;
  memberId: number | null;
  tillCode: string;
  storeId: number;
  source: string;
  addedMs: number;
  retryCount: number;
  status: RejectedStatus;
  errors: { code: number; message: string; value: string }[];
}

export interface BillBooks {
  bills: Bill[];
  rejected: RejectedBill[];
  retriggers: { id: number; entityIds: number[] }[];
  lastBillId: number;
}

export function createBillBooks(): BillBooks {
  return { bills: [], rejected: [], retriggers: [], lastBillId: 214_700_000 };
}

export type NewBill = Omit<Bill, 'id'>;

export function recordBill(world: LiveWorld, facts: NewBill): Bill {
  const bill: Bill = { id: ++world.books.lastBillId, ...facts };
  world.books.bills.push(bill);
  const member = world.members.find(({ id }) => id === bill.memberId);
  if (member) {
    const sign = bill.type === 'RETURN' ? -1 : 1;
    Object.assign(member, {
      points: member.points + bill.points,
      lifetimePoints: member.lifetimePoints + Math.max(0, bill.points),
      lifetimePurchases: round(member.lifetimePurchases + sign * bill.amount),
    });
  }
  for (const redemption of world.redemptions) {
    if (bill.couponRedemptions.includes(redemption.id)) redemption.billId = String(bill.id);
  }
  world.revision += 1;
  return bill;
}

export function parkBill(
  world: LiveWorld,
  facts: Omit<RejectedBill, 'entityId' | 'retryCount' | 'status'>,
): void {
  const entityId = 5_000 + world.books.rejected.length;
  world.books.rejected.push({ ...facts, entityId, retryCount: 0, status: 'OPEN' });
  world.revision += 1;
}

/** Given to a member who was not there: the number stays, the kind changes. */
export function giveBillTo(world: LiveWorld, bill: Bill, memberId: number, points: number): void {
  const member = world.members.find(({ id }) => id === memberId);
  Object.assign(bill, { memberId, type: 'REGULAR', points } satisfies Partial<Bill>);
  if (member) {
    Object.assign(member, {
      points: member.points + points,
      lifetimePoints: member.lifetimePoints + points,
      lifetimePurchases: round(member.lifetimePurchases + bill.amount),
    });
  }
  world.revision += 1;
}

export function updateBill(world: LiveWorld, bill: Bill, changes: Partial<Bill>): void {
  Object.assign(bill, changes);
  world.revision += 1;
}

export function settleRejected(
  world: LiveWorld,
  rows: readonly RejectedBill[],
  change: (row: RejectedBill) => void,
): void {
  for (const row of rows) change(row);
  if (rows.length > 0) world.revision += 1;
}

/** Sums of decimals without the dust of binary fractions. */
export function round(amount: number): number {
  return Math.round(amount * 1000) / 1000;
}
