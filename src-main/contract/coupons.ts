/** Checking coupons against a bill and redeeming them. */
import { z } from 'zod';
import { customerId, discount, factSource } from './customers.ts';
import { entry } from './entries.ts';
import { money } from './money.ts';
import { row } from './operation.ts';
import { reason } from './reasons.ts';
import { platformWords } from './result.ts';
import { readBillNumber, readCode, textField } from './text.ts';

/** One bill takes at most this many coupons at a time. */
export const mostCodes = 20;

const code = textField(readCode, 'TEA-7K2Q9');
const codes = z.array(code).min(1).max(mostCodes);

/** The bill as the point-of-sale program or the cashier gives it. */
export const billInput = z.strictObject({
  number: textField(readBillNumber, 'B-1007'),
  /** Decimal text in the organisation's currency, with a point: "240.00". Read by `readAmount`. */
  amount: z.string(),
});

export const billFigures = z.object({
  number: z.string(),
  amount: money,
  /** Money off by the coupons that can be (or were) redeemed. */
  off: money,
  toPay: money,
});
export type BillFigures = z.infer<typeof billFigures>;

export const checkedCoupon = z.object({
  code: z.string(),
  verdict: z.enum(['redeemable', 'needs-manager', 'not-redeemable']),
  description: z.string(),
  discount: discount.nullable(),
  /** Money off this bill after the coupons before it in the list; null = not known. */
  moneyOff: money.nullable(),
  validUntil: z.string().nullable(),
  reasons: z.array(reason),
  source: factSource,
  asOf: z.number(),
  platform: platformWords.nullable(),
});
export type CheckedCoupon = z.infer<typeof checkedCoupon>;

export const redeemedCoupon = z.object({
  code: z.string(),
  /** redeemed: Capillary has it. accepted: the till took it, Capillary is told later. checking: nobody knows yet. */
  outcome: z.enum(['redeemed', 'accepted', 'checking', 'refused', 'needs-manager']),
  moneyOff: money.nullable(),
  reference: z.string().nullable(),
  reasons: z.array(reason),
  platform: platformWords.nullable(),
  /** The entry in the queue as it now stands; null when nothing was written. */
  entry: entry.nullable(),
});
export type RedeemedCoupon = z.infer<typeof redeemedCoupon>;

export const couponOperations = {
  checkCoupons: row({
    says: 'For each code: redeemable or not and why, and the money off this bill. Changes nothing.',
    access: 'cashier',
    input: z.strictObject({ customerId, codes, bill: billInput }),
    output: z.object({ coupons: z.array(checkedCoupon), bill: billFigures, source: factSource }),
  }),
  redeemCoupons: row({
    says: 'Redeems each code for this member and bill, and answers within the time limit with what the till did and what Capillary decided so far. The same code, member and bill number given again answers with the entry already made.',
    access: 'cashier',
    input: z.strictObject({
      customerId,
      codes,
      bill: billInput,
      /** How long to wait for Capillary before the till decides, in milliseconds. */
      timeLimitMs: z.number().int().min(200).max(60_000).optional(),
    }),
    output: z.object({ coupons: z.array(redeemedCoupon), bill: billFigures }),
  }),
} as const;
