/** Members as the till knows them, and finding them. */
import { z } from 'zod';
import { money } from './money.ts';
import { row } from './operation.ts';
import { readQuery, textField } from './text.ts';

export const identifierType = z.enum(['mobile', 'email', 'card', 'externalId', 'id']);

export const identifier = z.object({ type: identifierType, value: z.string() });
export type Identifier = z.infer<typeof identifier>;

/** Where facts came from: asked just now, or what this till remembers. */
export const factSource = z.enum(['capillary', 'till']);

/**
 * Capillary's customer id, a number on its wire and text here; of a member enrolled at this till that Capillary does not
 * know yet, `new:` and the id of the decision.
 */
export const customerId = z
  .string()
  .regex(/^(?:\d{1,18}|new:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/);

export const customerMatch = z.object({
  id: customerId,
  name: z.string(),
  identifiers: z.array(identifier),
  source: factSource,
  /** Only a piece was searched for by a cashier: of identifiers only the end is shown. */
  masked: z.boolean(),
});
export type CustomerMatch = z.infer<typeof customerMatch>;

export const customer = z.object({
  id: customerId,
  name: z.string(),
  identifiers: z.array(identifier),
  tier: z.string().nullable(),
  /** Points that can be redeemed now; null = not known. */
  points: z.number().nullable(),
  lifetimePoints: z.number().nullable(),
  registeredAt: z.string().nullable(),
  /** Marked as fraud by the brand: no coupons. */
  fraud: z.boolean(),
  loyalty: z.boolean().nullable(),
  source: factSource,
  /** Epoch milliseconds of the moment these facts were true. */
  asOf: z.number(),
});
export type Customer = z.infer<typeof customer>;

export const discount = z.object({
  type: z.enum(['ABS', 'PERC']),
  /** ABS: minor units. PERC: hundredths of a per cent (1250 = 12.5 %). */
  value: z.number().int(),
  /** Most money off, for PERC; null = no cap. */
  upTo: money.nullable(),
  currency: z.string(),
});
export type Discount = z.infer<typeof discount>;

export const pastUse = z.object({ date: z.string(), bill: z.string(), store: z.string() });
export type PastUse = z.infer<typeof pastUse>;

export const heldCoupon = z.object({
  code: z.string(),
  seriesId: z.string().nullable(),
  description: z.string(),
  discount: discount.nullable(),
  /** Last day of validity in the platform's own time zone, YYYY-MM-DD; null = not known. */
  validUntil: z.string().nullable(),
  state: z.enum(['usable', 'used', 'expired']),
  /** null = not known, -1 = without limit. */
  redemptionsLeft: z.number().nullable(),
  uses: z.array(pastUse),
  needsOtp: z.boolean(),
  /** May be redeemed offline; null = not known. */
  offline: z.boolean().nullable(),
  minimumBill: money.nullable(),
  maximumBill: money.nullable(),
});
export type HeldCoupon = z.infer<typeof heldCoupon>;

/** Only the ends of identifiers are told; `showIdentifiers` tells them, and is recorded. */
const masked = z.boolean().default(false);

export const customerOperations = {
  searchCustomers: row({
    says: 'Finds members by mobile, e-mail, card, external id or name. Offline, among those this till has seen.',
    access: 'cashier',
    input: z.strictObject({
      query: textField(readQuery, '15550100142'),
      limit: z.number().int().min(1).max(50).default(10),
    }),
    output: z.object({
      customers: z.array(customerMatch),
      /** True when Capillary was asked; false when only this till's memory was searched. */
      complete: z.boolean(),
    }),
  }),
  listRecentMembers: row({
    says: 'Members seen at this till last, newest first, with the ends of their identifiers.',
    access: 'cashier',
    input: z.strictObject({ limit: z.number().int().min(1).max(20).default(6) }),
    output: z.object({ customers: z.array(customerMatch) }),
  }),
  lookupCustomer: row({
    says: 'Who a member is: name, identifiers, tier, points. From this till’s memory when the line is down.',
    access: 'cashier',
    input: z.union([z.strictObject({ customerId, masked }), z.strictObject({ identifier, masked })]),
    output: customer,
  }),
  listCustomerCoupons: row({
    says: 'The coupons a member holds, with what each is worth and until when.',
    access: 'cashier',
    input: z.strictObject({ customerId }),
    output: z.object({ coupons: z.array(heldCoupon), source: factSource, asOf: z.number() }),
  }),
} as const;
