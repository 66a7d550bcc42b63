/** Entries of the queue: one for every write the till makes, with both truths and the whole history. */
import { z } from 'zod';
import { money } from './money.ts';
import { row } from './operation.ts';
import { reason } from './reasons.ts';
import { platformWords } from './result.ts';
import { limits, readPlainText, textField } from './text.ts';

/** Changes to a coupon that is there already. */
export const couponChangeKind = z.enum([
  /** A redemption taken back, so that the coupon can be used again. */
  'undo-redemption',
  /** A coupon taken away for good. */
  'revoke-coupon',
  /** Another last day for one coupon. */
  'move-expiry',
  /** The message with the coupon sent once more. */
  'resend-coupon',
  /** The bill of a redemption that was made before there was one. */
  'attach-bill',
]);

/** What a manager decides about points. */
export const pointsChangeKind = z.enum([
  /** Used points given back to the member. */
  'undo-points',
  /** Goodwill points asked for; somebody has to approve them. */
  'request-points',
  /** Goodwill points approved or rejected. */
  'decide-points-request',
]);

/** What is written about a member. */
export const memberEntryKind = z.enum([
  /** A new member; usable at this till before Capillary knows of it. */
  'enrol-member',
  /** Name, fields and consent. */
  'update-member',
  /** Another number, e-mail address or card. */
  'change-identifier',
  'change-member-status',
  'add-note',
  'change-labels',
]);

/** Changes to a bill that is in. */
export const billChangeKind = z.enum([
  /** What the bill carries along. */
  'update-bill',
  /** A bill of nobody's given to a member. */
  'retro-bill',
]);

/**
 * redeem-coupon: a use of a coupon for a bill. issue-coupon: a new coupon given to a member as goodwill.
 * redeem-points: points of a member used for a bill.
 */
export const entryKind = z.enum([
  'redeem-coupon',
  'issue-coupon',
  'redeem-points',
  ...couponChangeKind.options,
  ...pointsChangeKind.options,
  ...memberEntryKind.options,
  /** A bill or a return. */
  'add-bill',
  ...billChangeKind.options,
]);

export type EntryKind = z.infer<typeof entryKind>;

export const entryState = z.enum(['queued', 'sending', 'in-doubt', 'confirmed', 'rejected', 'withdrawn']);
export type EntryState = z.infer<typeof entryState>;

/** What the till told the cashier. `asked` = nothing yet: Capillary is being asked first. */
export const tillDecision = z.enum(['asked', 'accepted', 'refused']);
export type TillDecision = z.infer<typeof tillDecision>;

/** The words a screen uses for an entry, the same everywhere. */
export const entryWord = z.enum([
  'accepted-here',
  'confirmed',
  'checking',
  'needs-manager',
  'refused',
  'withdrawn',
]);
export type EntryWord = z.infer<typeof entryWord>;

/** What the loyalty programme gave for a bill. */
export const billWon = z.object({
  /** null = not told. */
  points: z.number().nullable(),
  coupons: z.array(z.object({ code: z.string(), description: z.string(), validTill: z.string().nullable() })),
});

export const entry = z.object({
  id: z.string(),
  kind: entryKind,
  state: entryState,
  word: entryWord,
  createdAt: z.number(),
  updatedAt: z.number(),
  customer: z.object({ id: z.string(), name: z.string() }),
  /** Of a coupon that is given: empty until Capillary made it. */
  code: z.string(),
  description: z.string(),
  bill: z.object({ number: z.string(), amount: money }),
  /** Money off this bill; null while nobody knows what the coupon is worth, and for a coupon that is given. */
  moneyOff: money.nullable(),
  /** Why a coupon is given, in the words Capillary gets; null for a redemption. */
  goodwill: z.object({ seriesId: z.string(), reason: z.string(), note: z.string() }).nullable(),
  /** Of a change to a coupon: why, and its new last day (YYYY-MM-DD) where that is what changes; null for the others. */
  change: z.object({ reason: z.string(), lastDay: z.string().nullable() }).nullable(),
  /** Of a bill alone. */
  billed: z
    .object({
      what: z.enum(['sale', 'return-whole', 'return-lines', 'return-amount']),
      /** Nobody's. */
      isAnonymous: z.boolean(),
      /** ISO with an offset. */
      billedAt: z.string(),
      lines: z.number().int(),
      /** Entries it is linked to. */
      redemptions: z.array(z.string()),
      won: billWon.nullable(),
    })
    .optional(),
  /** How many points were used, given back, asked for or decided about; null where an entry is about none. */
  points: z.number().int().nullable(),
  /** The entry that took this redemption back, once Capillary has confirmed that; null = it stands. */
  undoneBy: z.string().nullable(),
  till: z.object({
    decision: tillDecision,
    by: z.string(),
    approvedBy: z.string().nullable(),
    /** Whether the till decided by its offline rules, without Capillary's word. */
    byOfflineRules: z.boolean(),
    reasons: z.array(reason),
  }),
  capillary: z.object({
    decision: z.enum(['none', 'confirmed', 'rejected']),
    /** Capillary's redemption id; of a coupon that was given, its code; of points asked for, the number of the request. */
    reference: z.string().nullable(),
    words: platformWords.nullable(),
    decidedAt: z.number().nullable(),
  }),
  attempts: z.number().int(),
  /** Why a waiting entry is not on its way; null when it is, or has ended. */
  waitingFor: z.enum(['line', 'lane', 'settle-window', 'back-off', 'its-turn']).nullable(),
});
export type Entry = z.infer<typeof entry>;

export const historyLine = z.object({
  at: z.number(),
  from: entryState.nullable(),
  to: entryState,
  event: z.string(),
  detail: z.string(),
  requestId: z.string().nullable(),
});
export type HistoryLine = z.infer<typeof historyLine>;

const entryId = z.uuid();

export const entryOperations = {
  listEntries: row({
    says: 'The queue, newest first; filtered by word, kind or text.',
    access: 'cashier',
    input: z.strictObject({
      words: z.array(entryWord).default([]),
      /** Only of these kinds; empty = of all. */
      kinds: z.array(entryKind).default([]),
      text: z.string().max(limits.query).default(''),
      limit: z.number().int().min(1).max(200).default(50),
      /** Continue after this entry (an earlier answer's `next`). */
      before: z.number().int().optional(),
    }),
    output: z.object({ entries: z.array(entry), next: z.number().int().nullable() }),
  }),
  readEntry: row({
    says: 'One entry with everything that happened to it.',
    access: 'cashier',
    input: z.strictObject({ id: entryId }),
    output: z.object({ entry, history: z.array(historyLine) }),
  }),
  retryEntry: row({
    says: 'Lets a waiting entry go at once instead of after its pause. Never sends twice: a doubt is asked about first.',
    access: 'manager',
    input: z.strictObject({ id: entryId }),
    output: entry,
  }),
  withdrawEntry: row({
    says: 'Takes back an entry that was not sent, or closes a doubt that a manager settled by hand.',
    access: 'manager',
    input: z.strictObject({
      id: entryId,
      note: textField((text) => readPlainText(text, limits.note), 'Customer paid in full'),
    }),
    output: entry,
  }),
} as const;
