/**
 * What point-of-sale programs hear, each with an id to go on from after a pause. What their key is not good for is left
 * out or masked. Must never carry a secret, nor anything of a person but a member the key may look up anyway.
 */
import { z } from 'zod';
import { money } from './money.ts';
import { reason } from './reasons.ts';
import { platformWords } from './result.ts';

const common = {
  /** Give the last one heard as `Last-Event-ID` to hear what came after it. */
  id: z.string(),
  /** Epoch milliseconds by the till’s clock. */
  at: z.number(),
};

/** The redemption as it stands when this is told; a later event may say more. */
const redemption = z.object({
  entryId: z.string(),
  /** Its end only, for a key without `coupons:check` and `coupons:redeem`. */
  code: z.string(),
  bill: z.object({ number: z.string(), amount: money }),
  /** null for a key without `members:read`. */
  member: z.object({ id: z.string(), name: z.string() }).nullable(),
  moneyOff: money.nullable(),
  /** Capillary’s own number of it, once there is one. */
  reference: z.string().nullable(),
  reasons: z.array(reason),
  platform: platformWords.nullable(),
  /** It was asked for with the key that hears this. */
  own: z.boolean(),
});

/** The bill or return as it stands when this is told. */
const bill = z.object({
  entryId: z.string(),
  number: z.string(),
  amount: money,
  /** null for a key without `members:read`, and for a bill of nobody’s. */
  member: z.object({ id: z.string(), name: z.string() }).nullable(),
  reference: z.string().nullable(),
  reasons: z.array(reason),
  platform: platformWords.nullable(),
  own: z.boolean(),
});

const counter = z.object({ requestId: z.string() });

export const programEvent = z.discriminatedUnion('type', [
  /** The till took it without Capillary’s word, which follows. */
  z.object({ ...common, type: z.literal('redemption.accepted'), redemption }),
  /** Capillary has it. */
  z.object({ ...common, type: z.literal('redemption.confirmed'), redemption }),
  /** The till or Capillary said no; after `accepted`, a manager sees to it. */
  z.object({ ...common, type: z.literal('redemption.refused'), redemption }),
  /** A person took it back before it left, or closed it by hand. */
  z.object({ ...common, type: z.literal('redemption.withdrawn'), redemption }),
  /** Capillary has the bill. */
  z.object({ ...common, type: z.literal('bill.sent'), bill }),
  /** Capillary did not take it; a manager sees to it. */
  z.object({ ...common, type: z.literal('bill.refused'), bill }),
  /** A person took it back before it left, or closed it by hand. */
  z.object({ ...common, type: z.literal('bill.withdrawn'), bill }),
  /** What `openCounter` brought is on the screen now. */
  z.object({ ...common, type: z.literal('counter.opened'), counter }),
  /** The cashier kept what was there, or something newer took its place. */
  z.object({ ...common, type: z.literal('counter.declined'), counter }),
  /** What happened since the id that was given cannot be told: ask again about everything that was left open. */
  z.object({ ...common, type: z.literal('events.lost') }),
]);
export type ProgramEvent = z.infer<typeof programEvent>;
