/** How the till is doing: the line, the queue, the money at risk, the clock. Pushed whenever it changes. */
import { z } from 'zod';
import { money } from './money.ts';
import { row } from './operation.ts';
import { reason } from './reasons.ts';

export const lineState = z.enum(['online', 'offline', 'by-hand', 'not-connected']);
export type LineState = z.infer<typeof lineState>;

export const status = z.object({
  mode: z.enum(['training', 'live']),
  line: z.object({
    state: lineState,
    /** Epoch milliseconds since when. */
    since: z.number(),
    /** Why it is not online. */
    why: reason.nullable(),
  }),
  counts: z.object({
    queued: z.number().int(),
    sending: z.number().int(),
    inDoubt: z.number().int(),
    confirmed: z.number().int(),
    rejected: z.number().int(),
    withdrawn: z.number().int(),
    /** Everything that has still to reach an end: queued, sending and in doubt. */
    waiting: z.number().int(),
    needsManager: z.number().int(),
  }),
  /** Money given without Capillary's word so far. */
  exposure: z.object({
    atRisk: money,
    cap: money,
    hardStop: money,
    /** Given since the line went down, sent or not. */
    thisOutage: money,
    outageCap: money,
  }),
  /** While a backlog drains: how far it has got; null when there is none. */
  draining: z
    .object({ done: z.number().int(), total: z.number().int(), msLeft: z.number().nullable() })
    .nullable(),
  clock: z.object({
    /** This till's clock minus Capillary's, in milliseconds; null = not known yet. */
    differenceMs: z.number().nullable(),
    trusted: z.boolean(),
  }),
  /** Things people should know, e.g. where secrets are kept or that the clock is off. */
  notices: z.array(reason),
  versions: z.object({ program: z.string(), node: z.string(), sqlite: z.string(), ledger: z.number().int() }),
});
export type Status = z.infer<typeof status>;

export const statusOperations = {
  readStatus: row({
    says: 'The line and since when, the queue’s counts, the money at risk against its limits, the clock, the versions.',
    access: 'anyone',
    input: z.strictObject({}),
    output: status,
  }),
  switchLine: row({
    says: 'Works offline by hand, or goes back to finding out by itself.',
    access: 'cashier',
    input: z.strictObject({ line: z.enum(['automatic', 'offline']) }),
    output: status,
  }),
  pullTrainingLine: row({
    says: 'Training only: pulls the line to the training store, or plugs it in again.',
    access: 'cashier',
    input: z.strictObject({ up: z.boolean() }),
    output: status,
  }),
} as const;
