/** Looking at bills, and what a store does with those that are in: fields, whose they are, and parked ones. */
import { z } from 'zod';
import { customerId, factSource } from './customers.ts';
import { entry } from './entries.ts';
import { money } from './money.ts';
import { row } from './operation.ts';
import { reason } from './reasons.ts';
import { platformWords } from './result.ts';
import { limits, readBillNumber, readPlainText, textField } from './text.ts';

const billId = z.string().regex(/^\d{1,18}$/);
const number = textField(readBillNumber, 'B-1007');
const reasonText = textField((text) => readPlainText(text, limits.note), 'The member had forgotten the card');
const shortText = (limit: number, example: string) =>
  textField((text) => readPlainText(text, limit), example);

export const billLine = z.object({
  code: z.string(),
  description: z.string(),
  /** As it is written; null = not told. */
  quantity: z.number().nullable(),
  rate: money.nullable(),
  amount: money.nullable(),
});

export const foundBill = z.object({
  /** Capillary's own number; null = not there yet. */
  billId: billId.nullable(),
  number: z.string(),
  what: z.enum(['sale', 'nobodys', 'return']),
  customerId: customerId.nullable(),
  amount: money.nullable(),
  /** ISO with an offset. */
  billedAt: z.string(),
  /** Till or store. */
  place: z.string(),
  lines: z.array(billLine),
  tenders: z.array(z.object({ mode: z.string(), amount: money.nullable() })),
  /** null = not told. */
  points: z.number().nullable(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Coupons this till linked to it. */
  coupons: z.array(z.object({ code: z.string(), off: money.nullable() })),
  /** The entry of this till behind it; null = another till's. */
  entryId: z.uuid().nullable(),
});
export type FoundBill = z.infer<typeof foundBill>;

export const parkedBill = z.object({
  entityId: z.string(),
  number: z.string(),
  state: z.string(),
  billedAt: z.string(),
  tries: z.number().nullable(),
  errors: z.array(platformWords.extend({ value: z.string() })),
});
export type ParkedBill = z.infer<typeof parkedBill>;

export const changedBill = z.object({
  outcome: z.enum(['done', 'waits', 'checking', 'refused', 'withdrawn']),
  reasons: z.array(reason),
  platform: platformWords.nullable(),
  entry,
});
export type ChangedBill = z.infer<typeof changedBill>;

const change = {
  decisionId: z.uuid(),
  billId,
  number,
  reason: reasonText,
  timeLimitMs: z.number().int().min(200).max(60_000).optional(),
};

export const billDeskOperations = {
  listBills: row({
    says: 'The last bills of a member, or every bill of a number: as Capillary has them, and those that wait here.',
    access: 'cashier',
    input: z.union([z.strictObject({ number }), z.strictObject({ customerId })]),
    output: z.object({ bills: z.array(foundBill), source: factSource, waiting: z.array(entry) }),
  }),
  readBill: row({
    says: 'One bill with its lines, payments, points and coupons.',
    access: 'cashier',
    input: z.strictObject({ billId, what: z.enum(['sale', 'nobodys', 'return']) }),
    output: foundBill,
  }),
  findProduct: row({
    says: 'A product by its code or by the number under its bars.',
    access: 'cashier',
    input: z.strictObject({ code: shortText(100, 'TEA-01') }),
    output: z.object({ code: z.string(), description: z.string(), price: money.nullable() }),
  }),
  changeBill: row({
    says: 'Writes the organisation’s own fields of a bill that is in.',
    access: 'manager',
    input: z.strictObject({
      ...change,
      customerId,
      fields: z
        .array(z.strictObject({ name: shortText(60, 'lane'), value: z.string().max(limits.note) }))
        .min(1)
        .max(30),
    }),
    output: changedBill,
  }),
  giveBill: row({
    says: 'Gives a bill of nobody’s to a member, who gets its points.',
    access: 'manager',
    input: z.strictObject({ ...change, customerId }),
    output: changedBill,
  }),
  listParkedBills: row({
    says: 'Bills that wait at Capillary because an item or a payment was not known there.',
    access: 'manager',
    input: z.strictObject({}),
    output: z.object({ bills: z.array(parkedBill) }),
  }),
  retryParkedBill: row({
    says: 'Has Capillary try a parked bill again.',
    access: 'manager',
    input: z.strictObject({ entityId: billId, reason: reasonText }),
    output: z.object({ state: z.string(), bills: z.array(parkedBill) }),
  }),
  dropParkedBill: row({
    says: 'Gives a parked bill up for good.',
    access: 'manager',
    input: z.strictObject({ entityId: billId, reason: reasonText }),
    output: z.object({ bills: z.array(parkedBill) }),
  }),
} as const;
