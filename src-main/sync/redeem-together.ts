/**
 * Several coupons of one bill in one call, all or none, for brands that insist on it. Only while somebody waits for the
 * answer and nothing was sent before: whatever is left in doubt afterwards is asked about, and sent, one by one.
 */
import type { RedemptionFacts } from '../capillary/client.ts';
import type { Outcome } from '../capillary/outcome.ts';
import { toDecimal } from '../contract/money.ts';
import type { RedeemEntry, StoredEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { listLane } from '../store/entry-lists.ts';
import type { QueueCapillary } from './queue-capillary.ts';
import type { Sent } from './sent.ts';

/** Capillary docs: Redeem bulk coupons. */
const mostTogether = 50;

const isWaitedFor = (entry: StoredEntry): entry is RedeemEntry =>
  entry.kind === 'redeem-coupon' &&
  entry.state === 'queued' &&
  entry.till.decision === 'asked' &&
  entry.lostAttempts === 0;

/** The head of a lane with the entries of the same bill right behind it; one alone goes by itself. */
export function groupOf(ledger: Database, head: StoredEntry): RedeemEntry[] {
  if (!isWaitedFor(head)) return [];
  const group: RedeemEntry[] = [];
  for (const entry of listLane(ledger, head.lane).slice(0, mostTogether)) {
    const isOfBill = entry.bill.number === head.bill.number && entry.bill.amount === head.bill.amount;
    if (!isWaitedFor(entry) || !isOfBill || entry.customer.id !== head.customer.id) break;
    group.push(entry);
  }
  return group[0]?.id === head.id && group.length > 1 ? group : [];
}

export function sendTogether(
  capillary: QueueCapillary,
  group: readonly RedeemEntry[],
): Promise<Outcome<RedemptionFacts[]>> {
  const [head] = group;
  if (head === undefined) throw new Error('a group of nothing');
  return capillary.redeemBulk({
    customer: { type: 'id', value: head.customer.id },
    codes: group.map(({ code }) => code),
    billNumber: head.bill.number,
    billAmount: toDecimal(head.bill.amount, head.currency),
    redemptionTime: null,
  });
}

/** What the answer to all says of one. Answered without it: nobody knows. */
export function outcomeFor(entry: RedeemEntry, outcome: Outcome<RedemptionFacts[]>): Outcome<Sent> {
  if (outcome.kind !== 'answered') return outcome;
  const facts = outcome.value.find(({ code }) => code.toUpperCase() === entry.code.toUpperCase());
  if (facts === undefined) return { kind: 'no-answer', cause: 'code-not-named', call: outcome.call };
  const { reference, resultCode, message, discountType, discountValue, discountUpTo } = facts;
  const discount = { type: discountType, value: discountValue, upTo: discountUpTo };
  return { kind: 'answered', value: { reference, resultCode, message, discount }, call: outcome.call };
}
