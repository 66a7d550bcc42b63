/** Bills as Capillary holds them: one by its id, all of a number (numbers can repeat), those of a member. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import { readV2List, refusalOfV2 } from './envelope-v2.ts';
import { listCutShort, type Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { flag, id, isObject, many, member, number, part, text, textOrNull, toNumber } from './wire-values.ts';

/** Amounts are plain numbers as on the wire. */
export interface BillFacts {
  billId: string;
  type: string;
  number: string;
  /** null = nobody's. */
  customerId: string | null;
  amount: number | null;
  gross: number | null;
  discount: number | null;
  /** ISO with the cluster's offset. */
  billedAt: string;
  note: string;
  tillCode: string;
  storeCode: string;
  storeName: string;
  returnType: string | null;
  cancelled: boolean;
  lines: BillLineFacts[];
  tenders: { mode: string; amount: number | null }[];
  /** null = not asked for, or not told. */
  points: number | null;
  customFields: Record<string, string>;
}

export interface BillLineFacts {
  itemCode: string;
  description: string;
  quantity: number | null;
  rate: number | null;
  value: number | null;
  discount: number | null;
  amount: number | null;
}

const place = z.object({ code: text, name: text });
const details = z.object({
  itemCode: text,
  description: text,
  qty: number,
  rate: number,
  value: number,
  discount: number,
  amount: number,
});

/** Capillary docs: Get transaction details. */
const transaction = z.object({
  id,
  customerId: id,
  type: text,
  attribution: part(z.object({ createdBy: part(place) })),
  billDetails: part(
    z.object({
      amount: number,
      grossAmount: number,
      discount: number,
      billNumber: text,
      billingTime: text,
      note: text,
      billingStore: part(place),
      returnDetails: part(z.object({ returnType: textOrNull, canceled: flag })),
    }),
  ),
  lineItems: many(z.object({ details: part(details) })),
  paymentModes: many(z.object({ mode: text, amount: number })),
  billPointsBreakup: many(z.object({ pointsAwarded: number })),
});

function fieldsOf(written: unknown): Record<string, string> {
  if (!isObject(written)) return {};
  const told = Object.entries(written).filter(([, content]) => typeof content === 'string' && content !== '');
  return Object.fromEntries(told.map(([name, content]) => [name, String(content)]));
}

/** null = no bill. */
export function readBill(written: unknown): BillFacts | null {
  if (!isObject(written)) return null;
  const read = transaction.parse(written);
  const bill = read.billDetails;
  if (read.id === null || bill.billNumber === '') return null;
  const points = read.billPointsBreakup.flatMap(({ pointsAwarded }) => pointsAwarded ?? []);
  return {
    billId: read.id,
    type: read.type.toUpperCase(),
    number: bill.billNumber,
    customerId: read.customerId,
    amount: bill.amount,
    gross: bill.grossAmount,
    discount: bill.discount,
    billedAt: bill.billingTime,
    note: bill.note,
    tillCode: read.attribution.createdBy.code,
    storeCode: bill.billingStore.code,
    storeName: bill.billingStore.name,
    returnType: bill.returnDetails.returnType,
    cancelled: bill.returnDetails.canceled === true,
    lines: read.lineItems.map(({ details: line }) => ({
      itemCode: line.itemCode,
      description: line.description,
      quantity: line.qty,
      rate: line.rate,
      value: line.value,
      discount: line.discount,
      amount: line.amount,
    })),
    tenders: read.paymentModes.map(({ mode, amount }) => ({ mode, amount })),
    points: points.length === 0 ? null : points.reduce((sum, one) => sum + one, 0),
    customFields: fieldsOf(member(written, 'customFields')),
  };
}

/** Every bill of the number, returns among them; never a list that may be cut short. */
export function readBillsOfNumber(body: unknown, asked: string): Reading<BillFacts[]> {
  const list = readV2List(body, 'transaction', 'data', (entries) => entries.map(readBill));
  if (list.kind !== 'value') return list;
  const total = toNumber(member(member(body, 'pagination'), 'total'));
  if (total !== null && total > list.value.length) return unreadable(listCutShort);
  const bills = list.value.filter((bill) => bill !== null);
  // a bill that cannot be read may be the one that is looked for
  if (bills.length < list.value.length) return unreadable('bill-unreadable');
  return value(bills.filter((bill) => bill.number === asked));
}

/** Capillary docs: Get transaction details using bill number. */
export function billsByNumber(call: Call, number: string): Promise<Outcome<BillFacts[]>> {
  const path = '/v2/transactions/getByBillNumber';
  return call(
    {
      method: 'GET',
      path: `${path}/${encodeURIComponent(number.toWellFormed())}`,
      name: `${path}/{}`,
      query: [['tenders', 'true']],
    },
    'read',
    (body) => readBillsOfNumber(body, number),
  );
}

/** Points come only by id with both flags. Capillary docs: Get transaction details. */
export function billById(call: Call, billId: string, type: string): Promise<Outcome<BillFacts>> {
  return call(
    {
      method: 'GET',
      path: `/v2/transactions/${encodeURIComponent(billId)}`,
      name: '/v2/transactions/{}',
      query: [
        ['type', type],
        ['tenders', 'true'],
        ['mlp', 'true'],
        ['points_breakup', 'true'],
      ],
    },
    'read',
    (body) => {
      const refusal = refusalOfV2(body, 'transaction');
      if (refusal) return refusal;
      const bill = readBill(body);
      if (bill === null) return unreadable('no-bill');
      return bill.billId === billId ? value(bill) : unreadable('another-bill');
    },
  );
}

/** Without lines, and amounts may be cut to fewer decimals. Capillary docs: Get customer transactions. */
export function memberBills(
  call: Call,
  customerId: string,
  fromIso: string,
  toIso: string,
): Promise<Outcome<BillFacts[]>> {
  return call(
    {
      method: 'GET',
      path: `/v2/customers/${encodeURIComponent(customerId)}/transactions`,
      name: '/v2/customers/{}/transactions',
      query: [
        ['startDate', fromIso],
        ['endDate', toIso],
      ],
    },
    'read',
    (body) =>
      readV2List(body, 'transaction', 'data', (entries) => entries.flatMap((entry) => readBill(entry) ?? [])),
  );
}
