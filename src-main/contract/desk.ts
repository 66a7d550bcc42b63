/** The manager's desk: a case for every disagreement between till and platform, and every doubt that drags on. */
import { z } from 'zod';
import { customerId } from './customers.ts';
import { entry } from './entries.ts';
import { seriesId } from './goodwill.ts';
import { memberIdentifiers } from './members.ts';
import { row } from './operation.ts';
import { limits, readPlainText, textField } from './text.ts';

export const caseKind = z.enum([
  /** The customer has it, Capillary refused it. */
  'refused-after-acceptance',
  /** The same, because the coupon was used for somebody else's bill. */
  'conflict',
  /** The same, because the bill's date is outside the limits the brand has set: it waited too long, or a clock was wrong. */
  'past-date-limits',
  /** A member was enrolled here, and somebody at Capillary has that number or address already. */
  'member-clash',
  /** Capillary has it, the customer was told no. */
  'counted-after-refusal',
  /** Capillary has it, and the program ended before anybody was told. */
  'counted-unannounced',
  /** Confirmed here, and not in Capillary's own list at the close of a shift. */
  'missing-at-capillary',
  /** A bill that the customer has, whose number is another bill's at Capillary. */
  'bill-number-taken',
  /** Asked about for longer than the limit; its member's lane waits behind it. */
  'doubt',
  /** Surely not sent, and held up for longer than the limit while the line is up; its member's lane waits behind it. */
  'blocked',
  /** The stored request cannot be read; it is kept and not sent. */
  'unreadable',
]);
export type CaseKind = z.infer<typeof caseKind>;

export const caseAction = z.enum([
  /** A new entry with the same code, member and bill; only after a refusal, which did nothing. */
  'send-again',
  /** Ask about a doubt now. */
  'ask-again',
  /** Try a blocked entry now; it is the same entry, so nothing is sent twice. */
  'try-now',
  /** What Capillary says stands; nothing more is done. */
  'take-capillarys-word',
  /** The store bears the money given. */
  'accept-the-loss',
  /** The redemption is taken back at Capillary, so that the member keeps the coupon. */
  'undo-redemption',
  /** A new coupon for the member, from the offers the store may give. */
  'give-goodwill',
  /** The member somebody enrolled here is one that Capillary knows: what waits goes to that one. */
  'use-that-member',
  /** The member is enrolled with another number or address; what waits goes on waiting for it. */
  'other-number',
  /** A note that the member was spoken to; the case stays open. */
  'contact-the-member',
  /** What was found by hand settles a doubt: Capillary has it, under this reference. */
  'attach-evidence',
]);
export type CaseAction = z.infer<typeof caseAction>;

export const deskCase = z.object({
  entry,
  kind: caseKind,
  openedAt: z.number(),
  /** Entries of the same member that wait behind this one. */
  waitingBehind: z.number().int(),
  /** How the last try to send it ended, in the words of its history; only of a blocked one. */
  lastTry: z.object({ at: z.number(), event: z.string(), detail: z.string() }).nullable(),
  closed: z.object({ at: z.number(), by: z.string(), action: z.string(), reason: z.string() }).nullable(),
  /** What can be done, the likeliest first; empty when it is closed. */
  offers: z.array(caseAction),
});
export type DeskCase = z.infer<typeof deskCase>;

const reasonField = textField((text) => readPlainText(text, limits.note), 'Spoke to the member, all well');

export const deskOperations = {
  listCases: row({
    says: 'The manager’s desk: open cases, oldest first, or closed ones, newest first.',
    access: 'manager',
    input: z.strictObject({
      open: z.boolean().default(true),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ cases: z.array(deskCase), openCount: z.number().int() }),
  }),
  resolveCase: row({
    says: 'Does one of the things a case offers, with a reason. Everything is recorded; most of them close the case.',
    access: 'manager',
    input: z.strictObject({
      /** The entry’s id. */
      id: z.uuid(),
      action: caseAction,
      reason: reasonField,
      /** Only with attach-evidence: Capillary’s redemption id as found by hand. */
      reference: z.string().trim().min(1).max(64).optional(),
      /** Only with give-goodwill: the offer the coupon is of. */
      seriesId: seriesId.optional(),
      /** Only with use-that-member: Capillary’s id of the member. */
      customerId: customerId.optional(),
      /** Only with other-number: what the member is enrolled with instead; empty = without one. */
      identifiers: memberIdentifiers.optional(),
    }),
    output: deskCase,
  }),
} as const;
