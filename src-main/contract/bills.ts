/** Bills: captured here or handed over by a point-of-sale program, written down first and sent then. */
import { z } from 'zod';
import { customerId } from './customers.ts';
import { billWon, entry } from './entries.ts';
import { row } from './operation.ts';
import { reason } from './reasons.ts';
import { platformWords } from './result.ts';
import { limits, readBillNumber, readPlainText, textField } from './text.ts';

const shortText = (limit: number, example: string) =>
  textField((text) => readPlainText(text, limit), example);
/** ISO with an offset: "2026-11-21T14:30:00+05:30". */
const moment = z.string().max(40);
/** Decimal text in the organisation's currency, with a point: "240.00"; never negative. */
const amount = z.string().max(40);
/** Capillary's own number of a bill. */
const billId = z.string().regex(/^\d{1,18}$/);

const line = z.strictObject({
  code: shortText(100, 'TEA-01'),
  description: z.string().max(limits.note).default(''),
  /** Decimal text above zero, at most three places: "2", "0.345". */
  quantity: z.string().max(12),
  /** Price of one. */
  rate: amount,
  /** Rate by quantity; left out = reckoned here. */
  value: amount.optional(),
  discount: amount.default('0'),
  /** Value less discount; left out = reckoned here. */
  amount: amount.optional(),
  /** This line of a mixed bill brings goods of an earlier bill back. */
  returns: z
    .strictObject({ billNumber: textField(readBillNumber, 'B-0901'), purchasedAt: moment })
    .optional(),
});

const bill = z.strictObject({
  /** Of a return: the number of the bill that comes back. */
  number: textField(readBillNumber, 'B-1007'),
  /** What was paid, or is given back. */
  amount,
  /** When it was; left out = now. */
  at: moment.optional(),
  gross: amount.optional(),
  discount: amount.optional(),
  lines: z.array(line).max(5000).default([]),
  tenders: z
    .array(z.strictObject({ mode: shortText(60, 'Cash'), amount }))
    .max(50)
    .default([]),
  /** The organisation's own fields of a bill. */
  customFields: z
    .array(z.strictObject({ name: shortText(60, 'lane'), value: z.string().max(limits.note) }))
    .max(30)
    .default([]),
  note: z.string().max(limits.note).default(''),
});

const returns = z.strictObject({
  what: z.enum(['whole', 'lines', 'amount']),
  /** When the goods were bought; left out = as this till or Capillary knows the bill. */
  purchasedAt: moment.optional(),
  /** Capillary's own id of the bill, where the same number was given more than once. */
  billId: billId.optional(),
});

export const addedBill = z.object({
  /** waits: it is sent as soon as that is possible. checking: nobody knows yet. */
  outcome: z.enum(['sent', 'waits', 'checking', 'refused', 'withdrawn']),
  reasons: z.array(reason),
  platform: platformWords.nullable(),
  /** What the loyalty programme gave; null = not told (yet). */
  won: billWon.nullable(),
  entry,
});
export type AddedBill = z.infer<typeof addedBill>;

export const trade = z.object({
  /** Ways of payment that may stand on a bill; null = this till never heard them. */
  tenders: z.array(z.string()).nullable(),
  /** Days after which Capillary takes no bill any more; null = not known. */
  oldestDays: z.number().int().nullable(),
  /** Days within which a bill number is kept from counting twice; null = not known, or it is not. */
  uniqueDays: z.number().int().nullable(),
});

export const billOperations = {
  readTrade: row({
    says: 'What a bill may be paid with here, and how old it may be. As last read when the line came up.',
    access: 'cashier',
    input: z.strictObject({}),
    output: trade,
  }),
  addBill: row({
    says: 'Writes a bill or a return down and sends it to Capillary, at once or when the line is back. All sums have to agree to the smallest coin. The same decisionId given again answers with the entry already made.',
    access: 'cashier',
    input: z.strictObject({
      /** Made by the caller once for each bill; becomes the entry's id. */
      decisionId: z.uuid(),
      /** null = nobody's (not interested). */
      customerId: customerId.nullable().default(null),
      bill,
      /** It is a return; left out = a sale. */
      returns: returns.optional(),
      /** Entries of coupons and points used here for this bill: it is sent after them, and linked to those that count. */
      redemptions: z.array(z.uuid()).max(50).default([]),
      /** The amounts are those before what `redemptions` names: its money is taken off lines and payments. */
      beforeCoupons: z.boolean().default(false),
      /** How long to wait for Capillary, in milliseconds; it goes on afterwards. */
      timeLimitMs: z.number().int().min(200).max(60_000).optional(),
    }),
    output: addedBill,
  }),
} as const;
