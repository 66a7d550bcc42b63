/** Points of a member: looked at, used for a bill with the code that was sent, given back, and given as goodwill. */
import { z } from 'zod';
import { madeChange } from './coupon-changes.ts';
import { billInput } from './coupons.ts';
import { customerId, factSource } from './customers.ts';
import { entry } from './entries.ts';
import { money } from './money.ts';
import { row } from './operation.ts';
import { reason } from './reasons.ts';
import { platformWords } from './result.ts';
import { limits, readPlainText, textField } from './text.ts';

const points = z.number().int().min(1).max(100_000_000);
/** A day in the platform's zone, YYYY-MM-DD. */
const day = z.string();

export const pointsView = z.object({
  /** Can be used now; null = not known. */
  usable: z.number().nullable(),
  /** Of it in money; null = not known. */
  worth: money.nullable(),
  promised: z.number().nullable(),
  /** Money for one point, decimal text; null = not known. */
  ratio: z.string().nullable(),
  /** When which of them end, soonest first; null = not told. */
  endings: z.array(z.object({ points: z.number(), day })).nullable(),
  /** From when which promised ones can be used; null = not told. */
  promises: z.array(z.object({ points: z.number(), day: day.nullable() })).nullable(),
  limits: z.object({
    minimum: z.number().int(),
    step: z.number().int(),
    maximum: z.number().int().nullable(),
  }),
  /** A code is sent to the member and has to be typed in. */
  needsCode: z.boolean(),
  /** Why they cannot be used now; null = they can. */
  obstacle: reason.nullable(),
  source: factSource,
  asOf: z.number(),
});
export type PointsView = z.infer<typeof pointsView>;

const pointsLine = z.object({
  /** As Capillary names it. */
  event: z.string(),
  /** As Capillary wrote it, in its own time. */
  at: z.string(),
  /** Above zero came, below went. */
  points: z.number(),
  bill: z.string(),
  store: z.string(),
});

export const usedPoints = z.object({
  /**
   * used: Capillary has it. accepted: taken offline, Capillary is told later. checking: nobody knows yet, and nothing is
   * off the bill until somebody does.
   */
  outcome: z.enum(['used', 'accepted', 'checking', 'refused']),
  points: z.number().int(),
  moneyOff: money.nullable(),
  /** Capillary's redemption id, which a bill names; null = not known. */
  reference: z.string().nullable(),
  reasons: z.array(reason),
  platform: platformWords.nullable(),
  /** null when nothing was written. */
  entry: entry.nullable(),
});
export type UsedPoints = z.infer<typeof usedPoints>;

export const goodwillPoints = z.object({
  requestId: z.string(),
  state: z.enum(['pending', 'approved', 'rejected', 'unknown']),
  customer: z.object({ id: customerId.nullable(), name: z.string() }),
  /** null = not told. */
  points: z.number().nullable(),
  reason: z.string(),
  comments: z.string(),
  decidedComments: z.string(),
  /** As Capillary wrote it, in its own time. */
  addedAt: z.string(),
  addedBy: z.string(),
  decidedAt: z.string(),
  decidedBy: z.string(),
});
export type GoodwillPoints = z.infer<typeof goodwillPoints>;

const reasonText = textField((text) => readPlainText(text, 100), 'Delivered late');
const note = textField((text) => readPlainText(text, limits.note), 'Two days late');

const asked = {
  /** Made by the caller once for each decision; becomes the entry’s id. The same given again answers with the same entry. */
  changeId: z.uuid(),
  reason: reasonText,
  /** How long to wait for Capillary, in milliseconds; it goes on afterwards. */
  timeLimitMs: z.number().int().min(200).max(60_000).optional(),
};

/** Digits and letters as they were sent; never kept. */
const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]{3,16}$/);

export const pointsOperations = {
  readPoints: row({
    says: 'How many points a member has, what they are worth, when they end and what is promised. From memory when the line is down.',
    access: 'cashier',
    input: z.strictObject({ customerId }),
    output: pointsView,
  }),
  listPointsHistory: row({
    says: 'How a member’s points came and went, newest first, thirty days at a time.',
    access: 'cashier',
    input: z.strictObject({
      customerId,
      /** Continue here (an earlier answer’s `next`). */
      from: z
        .strictObject({ span: z.number().int().min(0).max(23), page: z.number().int().min(0).max(999) })
        .optional(),
    }),
    output: z.object({
      lines: z.array(pointsLine),
      next: z.object({ span: z.number().int(), page: z.number().int() }).nullable(),
    }),
  }),
  preparePoints: row({
    says: 'Asks whether so many points may be used for the bill and what they are worth, and has the code sent to the member.',
    access: 'cashier',
    input: z.strictObject({ customerId, points, bill: billInput, sendCode: z.boolean().default(true) }),
    output: z.object({
      points: z.number().int(),
      worth: money.nullable(),
      code: z.enum(['sent', 'not-wanted', 'not-asked']),
    }),
  }),
  sendPointsCode: row({
    says: 'Has the code sent once more. While it holds, it is the same code; ten a day are sent.',
    access: 'cashier',
    input: z.strictObject({ customerId, points }),
    output: z.object({ sent: z.literal(true) }),
  }),
  usePoints: row({
    says: 'Uses points of a member for a bill, with the code that was sent. Not offline, unless the organisation wants no code and the till may.',
    access: 'cashier',
    input: z.strictObject({
      /** Made by the caller once for each decision; becomes the entry’s id and the key Capillary knows the request by. */
      decisionId: z.uuid(),
      customerId,
      points,
      bill: billInput,
      code: code.nullable().default(null),
      timeLimitMs: z.number().int().min(200).max(60_000).optional(),
    }),
    output: usedPoints,
  }),
  undoPoints: row({
    says: 'Gives the points of a bill back to the member, all of them. Offline it waits in the queue.',
    access: 'manager',
    input: z.strictObject({ ...asked, entryId: z.uuid() }),
    output: madeChange,
  }),
  requestPoints: row({
    says: 'Asks for goodwill points for a member; they come when somebody approves them. Offline it waits in the queue.',
    access: 'manager',
    input: z.strictObject({ ...asked, customerId, points, note: note.optional() }),
    output: madeChange,
  }),
  decidePointsRequest: row({
    says: 'Approves goodwill points, perhaps fewer than were asked for, or rejects them. Offline it waits in the queue.',
    access: 'manager',
    input: z.strictObject({
      ...asked,
      customerId,
      /** Capillary’s number of the request. */
      requestId: z.string().regex(/^\d{1,18}$/),
      decision: z.enum(['approve', 'reject']),
      points,
    }),
    output: madeChange,
  }),
  listPointsRequests: row({
    says: 'Goodwill points that wait for a decision, or were decided in the last thirty days; of everybody or of one member.',
    access: 'manager',
    input: z.strictObject({
      which: z.enum(['pending', 'decided']).default('pending'),
      customerId: customerId.nullable().default(null),
    }),
    output: z.object({
      requests: z.array(goodwillPoints),
      /** There may be more than one answer of Capillary holds. */
      isCutShort: z.boolean(),
    }),
  }),
} as const;
