/** One coupon, looked at from all sides, and the changes a store makes to it. */
import { z } from 'zod';
import { billInput } from './coupons.ts';
import { customerId, discount, factSource } from './customers.ts';
import { entry } from './entries.ts';
import { row } from './operation.ts';
import { reason } from './reasons.ts';
import { platformWords } from './result.ts';
import { limits, readCode, readPlainText, textField } from './text.ts';

const code = textField(readCode, 'TEA-7K2Q9');

const person = z.object({
  /** null = not told. */
  id: customerId.nullable(),
  name: z.string(),
  /** The ends of mobile, e-mail or card. */
  hints: z.array(z.string()),
});

export const couponUse = z.object({
  /** Capillary’s redemption id; null = not told, then it cannot be taken back from here. */
  reference: z.string().nullable(),
  /** As Capillary wrote it, in its own time; of this till’s own entries the day. */
  at: z.string(),
  bill: z.string(),
  /** Till or store. */
  place: z.string(),
  /** Whose use it was; null = not told. */
  customerId: customerId.nullable(),
  /** The entry of this till behind it; null = another till's. */
  entryId: z.uuid().nullable(),
  /** The entry that took it back; null = it stands. */
  undoneBy: z.uuid().nullable(),
});
export type CouponUse = z.infer<typeof couponUse>;

export const lookedAtCoupon = z.object({
  code: z.string(),
  /** Capillary knows it, this till knows it, or nobody does. */
  isKnown: z.boolean(),
  source: factSource,
  asOf: z.number(),
  series: z.object({ id: z.string(), description: z.string() }).nullable(),
  discount: discount.nullable(),
  holder: person.nullable(),
  issuedOn: z.string().nullable(),
  /** YYYY-MM-DD in the platform’s zone, that day included. */
  lastDay: z.string().nullable(),
  uses: z.array(couponUse),
  /** What Capillary would say if its holder redeemed it now; it looks at amounts and hours only when it is redeemed. */
  now: z.object({
    verdict: z.enum(['redeemable', 'not-redeemable', 'not-known']),
    reasons: z.array(reason),
    platform: platformWords.nullable(),
  }),
  /** What this till has in its queue about it, newest first. */
  entries: z.array(entry),
});
export type LookedAtCoupon = z.infer<typeof lookedAtCoupon>;

/** Which coupons of a member: those that can be used, were used, have ended unused, or all there are. */
export const couponsWanted = z.enum(['usable', 'used', 'ended', 'all']);
export type CouponsWanted = z.infer<typeof couponsWanted>;

export const memberCoupon = z.object({
  code: z.string(),
  description: z.string(),
  discount: discount.nullable(),
  /** YYYY-MM-DD in the platform’s zone; null = not told. */
  lastDay: z.string().nullable(),
  /** How often it was used; null = not told. */
  used: z.number().int().nullable(),
});
export type MemberCoupon = z.infer<typeof memberCoupon>;

export const madeChange = z.object({
  /**
   * waits: it is done as soon as the line is back. checking: nobody knows yet. not-known: nobody will ever know, and it
   * is not sent again by itself.
   */
  outcome: z.enum(['done', 'waits', 'checking', 'refused', 'withdrawn', 'not-known']),
  reasons: z.array(reason),
  platform: platformWords.nullable(),
  entry,
});
export type MadeChange = z.infer<typeof madeChange>;

const reasonText = textField((text) => readPlainText(text, limits.note), 'The member took the goods back');

const asked = {
  /** Made by the caller once for each decision; becomes the entry’s id. The same given again answers with the same entry. */
  changeId: z.uuid(),
  code,
  reason: reasonText,
  /** How long to wait for Capillary, in milliseconds; it goes on afterwards. */
  timeLimitMs: z.number().int().min(200).max(60_000).optional(),
};
/** Capillary’s redemption id, as lookAtCoupon tells it. */
const reference = z.string().trim().min(1).max(64);

export const couponChangeOperations = {
  lookAtCoupon: row({
    says: 'One coupon by its code: whose, of which series, until when, where used, and what would happen if it were redeemed now.',
    access: 'cashier',
    input: z.strictObject({ code }),
    output: lookedAtCoupon,
  }),
  listMemberCoupons: row({
    says: 'All coupons Capillary knows of a member, page by page, also those that were used or have ended.',
    access: 'cashier',
    input: z.strictObject({
      customerId,
      which: couponsWanted.default('usable'),
      /** Continue with this one (an earlier answer’s `next`). */
      from: z.number().int().min(0).default(0),
    }),
    output: z.object({ coupons: z.array(memberCoupon), next: z.number().int().nullable() }),
  }),
  undoRedemption: row({
    says: 'Takes a redemption back at Capillary, so that the coupon can be used again. Offline it waits in the queue.',
    access: 'manager',
    input: z.strictObject({ ...asked, customerId, reference }),
    output: madeChange,
  }),
  revokeCoupon: row({
    says: 'Takes an unused coupon away for good. Offline it waits in the queue.',
    access: 'manager',
    input: z.strictObject({ ...asked, customerId: customerId.nullable().default(null) }),
    output: madeChange,
  }),
  revokeSeveral: row({
    says: 'Takes several unused coupons of a member away for good, each a decision of its own. Offline they wait in the queue.',
    access: 'manager',
    input: z.strictObject({
      customerId,
      coupons: z
        .array(z.strictObject({ changeId: asked.changeId, code }))
        .min(1)
        .max(50),
      reason: asked.reason,
    }),
    /** In the order they were asked for. */
    output: z.object({ coupons: z.array(madeChange) }),
  }),
  moveExpiry: row({
    says: 'Gives one coupon another last day, earlier or later, never beyond its series. Offline it waits in the queue.',
    access: 'manager',
    input: z.strictObject({
      ...asked,
      customerId: customerId.nullable().default(null),
      /** In the platform’s zone, that day included. */
      lastDay: z.iso.date(),
    }),
    output: madeChange,
  }),
  resendCoupon: row({
    says: 'Has Capillary send the member the message with a coupon again. Never sent twice by itself.',
    access: 'cashier',
    input: z.strictObject({ ...asked, customerId }),
    output: madeChange,
  }),
  attachBill: row({
    says: 'Writes number and amount of the bill to a redemption made before there was one. Offline it waits in the queue.',
    access: 'manager',
    input: z.strictObject({ ...asked, customerId, reference, bill: billInput }),
    output: madeChange,
  }),
} as const;
