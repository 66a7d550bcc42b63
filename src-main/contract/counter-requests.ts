/** A point-of-sale program brings a member and a bill onto the till’s screen, where a person takes it up or does not. */
import { z } from 'zod';
import { billInput } from './coupons.ts';
import { customerId, identifier } from './customers.ts';
import { row } from './operation.ts';

const memberAsked = z.union([z.strictObject({ customerId }), z.strictObject({ identifier })]);
const billAsked = billInput.partial();

export const counterRequest = z.object({
  id: z.string(),
  at: z.number(),
  /** The program’s key, by name. */
  from: z.string(),
  member: memberAsked.nullable(),
  bill: z.object({ number: z.string(), amount: z.string() }),
});
export type CounterRequest = z.infer<typeof counterRequest>;

export const counterOperations = {
  openCounter: row({
    says: 'Brings a member, a bill or both onto the till’s screen. An empty screen takes it up at once; otherwise the cashier is asked first, and nothing unfinished is lost. Answers at once; counter.opened or counter.declined follows as an event. A newer one takes the place of one that was not taken up.',
    access: 'cashier',
    input: z
      .strictObject({ member: memberAsked.optional(), bill: billAsked.optional() })
      .superRefine(({ member, bill }, context) => {
        if (member !== undefined || bill?.number !== undefined || bill?.amount !== undefined) return;
        context.addIssue({ code: 'custom', message: 'input-empty', params: { reason: 'counter-empty' } });
      }),
    output: z.object({ requestId: z.string() }),
  }),
  readCounterRequest: row({
    says: 'What a point-of-sale program wants to bring onto the screen and nobody has decided about yet.',
    access: 'cashier',
    input: z.strictObject({}),
    output: z.object({ request: counterRequest.nullable() }),
  }),
  answerCounterRequest: row({
    says: 'The person at the screen takes it up, or keeps what is there.',
    access: 'cashier',
    input: z.strictObject({ id: z.string().max(64), take: z.boolean() }),
    output: z.object({ taken: z.boolean() }),
  }),
} as const;
