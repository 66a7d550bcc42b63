/** The stored request of a bill: unknown until parsed. */
import { z } from 'zod';
import { minorUnits } from '../contract/money.ts';

const line = z.object({
  code: z.string(),
  description: z.string(),
  quantity: z.string(),
  rate: minorUnits,
  value: minorUnits,
  discount: minorUnits,
  amount: minorUnits,
  returns: z.object({ billNumber: z.string(), purchasedAt: z.string() }).nullable(),
});

const identifier = z.object({
  type: z.enum(['mobile', 'email', 'externalId', 'cardnumber', 'id']),
  value: z.string(),
});

export const updateBillRequest = z.object({
  identifier,
  billId: z.string(),
  customFields: z.record(z.string(), z.string()),
  reason: z.string(),
});

export const retroBillRequest = z.object({
  identifier,
  billId: z.string(),
  signature: z.string(),
  reason: z.string(),
});

export const addBillRequest = z.object({
  identifier: identifier.nullable(),
  what: z.enum(['sale', 'return-whole', 'return-lines', 'return-amount']),
  billedAt: z.string(),
  purchasedAt: z.string().nullable(),
  originalId: z.string().nullable(),
  gross: minorUnits.nullable(),
  discount: minorUnits.nullable(),
  lines: z.array(line),
  tenders: z.array(z.object({ mode: z.string(), amount: minorUnits })),
  redemptions: z.array(z.string()),
  customFields: z.record(z.string(), z.string()),
  note: z.string(),
  tills: z.array(z.string()),
});
