/** Puts a bill on the wire. What it is linked to is known by then; its sums are those that were written down. */
import type { AddedBill, AddedOne, WireBill, WireBillType } from '../capillary/add-bill.ts';
import type { CallRecord, Outcome } from '../capillary/outcome.ts';
import { type MinorUnits, toDecimal } from '../contract/money.ts';
import type { AddBillRequest } from '../domain/bill-requests.ts';
import type { BillChangeEntry, BillEntry } from '../domain/stored-entry.ts';
import type { References } from './bill-links.ts';
import type { QueueCapillary } from './queue-capillary.ts';
import type { Sent } from './sent.ts';

const returnTypes = {
  sale: null,
  'return-whole': 'FULL',
  'return-lines': 'LINE_ITEM',
  'return-amount': 'AMOUNT',
} as const;

function typeOf({ identifier, what }: AddBillRequest): WireBillType {
  if (what === 'sale') return identifier === null ? 'NOT_INTERESTED' : 'REGULAR';
  return identifier === null ? 'NOT_INTERESTED_RETURN' : 'RETURN';
}

export function wireBillOf(entry: BillEntry, references: References): WireBill {
  const { request, bill, currency, customer } = entry;
  if (request === null) throw new Error(`entry ${entry.id} has no readable request`);
  const decimal = (amount: MinorUnits) => toDecimal(amount, currency);
  return {
    type: typeOf(request),
    number: bill.number,
    // a number may change hands while an entry waits; the id stays
    customer: request.identifier === null ? null : { type: 'id', value: customer.id },
    amount: decimal(bill.amount),
    gross: request.gross === null ? null : decimal(request.gross),
    discount: request.discount === null ? null : decimal(request.discount),
    billingDate: request.billedAt,
    returnType: returnTypes[request.what],
    purchaseTime: request.purchasedAt,
    originalId: request.originalId,
    lines: request.lines.map((line) => ({
      itemCode: line.code,
      description: line.description,
      quantity: line.quantity,
      rate: decimal(line.rate),
      value: decimal(line.value),
      discount: decimal(line.discount),
      amount: decimal(line.amount),
      returns:
        line.returns === null
          ? null
          : { billNumber: line.returns.billNumber, purchaseTime: line.returns.purchasedAt },
    })),
    tenders: request.tenders.map(({ mode, amount }) => ({ mode, value: decimal(amount) })),
    couponRedemptions: references.coupons,
    pointsRedemptions: references.points,
    customFields: request.customFields,
    note: request.note,
  };
}

export async function sendBill(
  capillary: QueueCapillary,
  entry: BillEntry,
  references: References,
): Promise<Outcome<Sent>> {
  const outcome = await capillary.addBill(wireBillOf(entry, references));
  return outcome.kind === 'answered' ? { ...outcome, value: sentOf(outcome.value) } : outcome;
}

function sentOf({ billId, points, coupons, warnings }: AddedBill): Sent {
  const [warning] = warnings;
  return {
    reference: billId,
    resultCode: warning?.code ?? null,
    message: warning?.message ?? '',
    discount: { type: null, value: null, upTo: null },
    won: {
      points,
      coupons: coupons.map(({ code, description, validTill }) => ({ code, description, validTill })),
    },
  };
}

/** What the answer to several says of one of them. */
export function outcomeOfOne(one: AddedOne | undefined, call: CallRecord): Outcome<Sent> {
  if (one?.kind === 'added') return { kind: 'answered', value: sentOf(one.added), call };
  if (one?.kind === 'refused') return { kind: 'refused', refusal: one.refusal, call };
  return { kind: 'no-answer', cause: 'bill-not-named', call };
}

/** A repeat of either changes nothing more. */
export async function sendBillChange(
  capillary: QueueCapillary,
  entry: BillChangeEntry,
): Promise<Outcome<Sent>> {
  if (entry.request === null) throw new Error(`entry ${entry.id} has no readable request`);
  const { billId } = entry.request;
  const outcome =
    entry.kind === 'update-bill'
      ? await capillary.updateBill(
          { type: 'id', value: entry.customer.id },
          billId,
          entry.request.customFields,
        )
      : await capillary.retroBill({ ...entry.request, customer: entry.request.identifier });
  if (outcome.kind !== 'answered') return outcome;
  const discount = { type: null, value: null, upTo: null };
  return { ...outcome, value: { reference: '', resultCode: null, message: '', discount } };
}
