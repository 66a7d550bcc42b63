/** Coupons given as goodwill: what a store may give, and giving one. */
import { z } from 'zod';
import { customerId, discount, factSource } from './customers.ts';
import { entry } from './entries.ts';
import { row } from './operation.ts';
import { reason } from './reasons.ts';
import { platformWords } from './result.ts';
import { limits, readPlainText, textField } from './text.ts';

/** Capillary's number of a series; a number on its wire, text here. */
export const seriesId = z.string().regex(/^\d{1,18}$/);

/** An offer the store may give coupons of. */
export const goodwillOffer = z.object({
  seriesId,
  /** Empty while this till has not heard of the series. */
  description: z.string(),
  discount: discount.nullable(),
  /** Last day, YYYY-MM-DD in the platform's zone; null = not known. */
  validUntil: z.string().nullable(),
});
export type GoodwillOffer = z.infer<typeof goodwillOffer>;

export const givenCoupon = z.object({
  /** given: here is the code. promised: it is given as soon as the line is back. checking: nobody knows yet. */
  outcome: z.enum(['given', 'promised', 'checking', 'refused', 'needs-manager']),
  code: z.string().nullable(),
  reasons: z.array(reason),
  platform: platformWords.nullable(),
  /** The entry in the queue; null when nothing was written. */
  entry: entry.nullable(),
});
export type GivenCoupon = z.infer<typeof givenCoupon>;

/** More for one person at one moment is a mistake, or a matter for head office. */
export const mostAtOnce = 10;

const why = {
  reason: textField((text) => readPlainText(text, limits.note), 'Delivered late'),
  note: z
    .union([z.literal(''), textField((text) => readPlainText(text, limits.note), 'Second time this month')])
    .default(''),
  /** How long to wait for Capillary before the coupon is promised, in milliseconds. */
  timeLimitMs: z.number().int().min(200).max(60_000).optional(),
};

export const goodwillOperations = {
  listGoodwillOffers: row({
    says: 'The offers this store may give coupons of and the reasons for it, as set by a manager.',
    access: 'cashier',
    input: z.strictObject({}),
    output: z.object({
      offers: z.array(goodwillOffer),
      /** What to choose from; empty = the reason is written in own words. */
      reasons: z.array(z.string()),
      source: factSource,
    }),
  }),
  giveGoodwill: row({
    says: 'Gives a member one new coupon as goodwill. The same decisionId given again answers with the coupon already given: one decision gives one coupon.',
    access: 'manager',
    input: z.strictObject({
      /** Made by the caller once for each decision; becomes the entry’s id. */
      decisionId: z.uuid(),
      customerId,
      seriesId,
      ...why,
    }),
    output: givenCoupon,
  }),
  giveSeveral: row({
    says: 'Gives a member several new coupons for one reason: each is a decision, an entry and a coupon of its own, all written before any is sent. The same decisions given again answer with the same coupons.',
    access: 'manager',
    input: z.strictObject({
      customerId,
      coupons: z
        .array(z.strictObject({ decisionId: z.uuid(), seriesId }))
        .min(1)
        .max(mostAtOnce)
        .refine((all) => new Set(all.map(({ decisionId }) => decisionId)).size === all.length),
      ...why,
    }),
    /** In the order they were asked for. */
    output: z.object({ coupons: z.array(givenCoupon) }),
  }),
  exportGoodwill: row({
    says: 'Every coupon this till gave as goodwill and still keeps, oldest first, as a CSV file: when, to whom, which, why, by whom, and what became of it.',
    access: 'manager',
    input: z.strictObject({}),
    output: z.object({ csv: z.string(), rows: z.number().int() }),
  }),
} as const;
