// The ways the books of bills change. It must never judge whether a bill is allowed; bill-rules.ts does.
import type { Bill, RejectedBill } from './bill-books.ts';
import type { LiveWorld } from './ledger.ts';

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
  for (const used of world.points.redemptions) {
    if (bill.pointsRedemptions.includes(used.id)) used.billId = String(bill.id);
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
