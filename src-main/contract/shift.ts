/** The shift: opened, counted, compared with Capillary, and closed without being silent about what is unsent. */
import { z } from 'zod';
import { entry } from './entries.ts';
import { money } from './money.ts';
import { row } from './operation.ts';
import { reasonKey } from './reasons.ts';

export const shiftFigures = z.object({
  /** Codes checked. */
  checked: z.number().int(),
  /** Redeemed with Capillary's word at the counter. */
  redeemedOnline: z.number().int(),
  /** Taken by the offline rules, whatever became of it. */
  acceptedOffline: z.number().int(),
  /** Told no, by reason, most frequent first. */
  refused: z.array(z.object({ reason: reasonKey, count: z.number().int() })),
  /** Coupons given as goodwill that Capillary made. */
  goodwill: z.number().int().default(0),
  /** Points used for bills and not given back; their money is not in what was given. null = kept by an older program. */
  pointsUsed: z.object({ count: z.number().int(), points: z.number().int(), money }).nullable().default(null),
  withdrawn: z.number().int(),
  /** Bills captured in it; null = none were. */
  bills: z
    .object({
      sent: z.number().int(),
      waiting: z.number().int(),
      returned: z.number().int(),
      refused: z.number().int(),
      /** Of sales that count or still may, and of returns. */
      sold: money,
      back: money,
    })
    .nullable()
    .default(null),
  /** Redemptions of this shift that were taken back at Capillary; their money is not in what was given. */
  undone: z.number().int().default(0),
  moneyGiven: money,
  /** Of it, given for coupons that Capillary refused afterwards. */
  moneyLost: money,
  waiting: z.number().int(),
  atRisk: money,
  /** From acceptance to Capillary's word, of entries taken offline; null = there were none. */
  delayMs: z.object({ median: z.number(), longest: z.number() }).nullable(),
  /** How far the record of what was done had come when it was closed, and what its last line carried. */
  record: z.object({ lines: z.number().int(), head: z.string() }).nullable().default(null),
  /** Money given by hour of the shift: epoch milliseconds of the hour, redemptions, money. */
  hours: z.array(z.object({ from: z.number(), redemptions: z.number().int(), given: money })),
});
export type ShiftFigures = z.infer<typeof shiftFigures>;

/** What a second look at Capillary's own list brought to light. */
export const shiftComparison = z.object({
  members: z.number().int(),
  compared: z.number().int(),
  agreed: z.number().int(),
  /** Confirmed here, not in Capillary's list; each has a case on the desk. */
  missing: z.array(entry),
  /** In Capillary's list for this till, unknown here. */
  unknownHere: z.array(
    z.object({ code: z.string(), bill: z.string(), reference: z.string(), at: z.string() }),
  ),
  /** Members who could not be asked about. */
  notAsked: z.number().int(),
  /** Bill numbers under this till's name that this till never made: another till seems to use it. */
  othersUnderOurName: z.array(z.string()).default([]),
  /** Epoch milliseconds when Capillary was asked; null = kept by an older program. */
  comparedAt: z.number().nullable().default(null),
});
export type ShiftComparison = z.infer<typeof shiftComparison>;

export const shift = z.object({
  id: z.string(),
  openedAt: z.number(),
  openedBy: z.string(),
  closedAt: z.number().nullable(),
  closedBy: z.string().nullable(),
  figures: shiftFigures,
  comparison: shiftComparison.nullable(),
});
export type Shift = z.infer<typeof shift>;

/** Given to customers and not with Capillary yet, listed or not. */
export const unsentInAll = z.object({
  count: z.number().int(),
  money,
  /** Of them, worth nobody knows how much. */
  unknown: z.number().int(),
});
export type UnsentInAll = z.infer<typeof unsentInAll>;

export const shiftOperations = {
  readShift: row({
    says: 'The open shift with its figures so far, or the last closed one, and what is unsent.',
    access: 'cashier',
    input: z.strictObject({}),
    output: z.object({
      shift: shift.nullable(),
      /** The oldest 200. */
      unsent: z.array(entry),
      unsentInAll,
      /** Redeemed in this shift for bills that were never captured here; empty where no bills are. */
      abandoned: z.array(entry),
    }),
  }),
  openShift: row({
    says: 'Opens a shift; the one before must be closed.',
    access: 'cashier',
    input: z.strictObject({}),
    output: shift,
  }),
  compareShift: row({
    says: 'Compares the shift’s redemptions with Capillary’s own list, member by member.',
    access: 'cashier',
    input: z.strictObject({}),
    output: shift,
  }),
  closeShift: row({
    says: 'Closes the shift. With unsent work it refuses until that was acknowledged by its exact number.',
    access: 'cashier',
    input: z.strictObject({
      /** How many unsent entries the person who closes has seen. */
      unsentSeen: z.number().int().min(0).default(0),
    }),
    output: shift,
  }),
} as const;
