/** Coupon series: the offers an organisation has set up at Capillary, for managers who look after them. */
import { z } from 'zod';
import { discount } from './customers.ts';
import { seriesId } from './goodwill.ts';
import { row } from './operation.ts';
import { reason } from './reasons.ts';
import { platformWords } from './result.ts';
import { seriesDraft, seriesFields } from './series-draft.ts';
import { seriesRule } from './series-rules.ts';

/** not-yet: its coupons can be used from a later day on. unknown: Capillary tells no end of it. */
export const seriesState = z.enum(['running', 'not-yet', 'ended', 'unknown']);
export type SeriesState = z.infer<typeof seriesState>;

/** What a list shows of a series. Days are YYYY-MM-DD in Capillary's own time. */
export const seriesRow = z.object({
  seriesId,
  description: z.string(),
  /** The series' own code; null = not told. */
  seriesCode: z.string().nullable(),
  discount: discount.nullable(),
  state: seriesState,
  lastDay: z.string().nullable(),
  /** Other last days that Capillary tells of it elsewhere: a day can get lost when a time is converted. */
  otherLastDays: z.array(z.string()),
  firstDay: z.string().nullable(),
  /** How many coupons were given and redeemed so far; null = not told. */
  given: z.number().nullable(),
  redeemed: z.number().nullable(),
  /** Whether it is marked for use while the line is down; null = not told. */
  offline: z.boolean().nullable(),
});
export type SeriesRow = z.infer<typeof seriesRow>;

export const seriesDetail = z.object({
  row: seriesRow,
  /** Every documented condition, told or not. */
  rules: z.array(seriesRule),
  /** What Capillary tells besides, under its own names and as it wrote it. */
  others: z.array(z.object({ name: z.string(), says: z.string() })),
  /** The same as a manager writes it; empty where it is not told or told in two ways. */
  writing: z.record(z.enum(seriesFields), z.string()),
  /** A fingerprint of its settings: a change names it, so that nobody else’s change is lost. */
  readAs: z.string(),
  clusterOffsetMinutes: z.number().nullable(),
  asOf: z.number(),
});
export type SeriesDetail = z.infer<typeof seriesDetail>;

export const seriesOperations = {
  listSeries: row({
    says: 'The series of the organisation: those that run, the next to end first, or those that have ended, the last first. Asked at Capillary, so it needs the line.',
    access: 'manager',
    input: z.strictObject({ which: z.enum(['running', 'ended']).default('running') }),
    output: z.object({
      series: z.array(seriesRow),
      /** How many there are besides those listed. */
      more: z.number().int(),
      /** Capillary's time, minutes east of UTC; null = not known yet. */
      clusterOffsetMinutes: z.number().nullable(),
      asOf: z.number(),
    }),
  }),
  readSeries: row({
    says: 'One series with every condition Capillary documents, told or not, and what Capillary tells of it besides.',
    access: 'manager',
    input: z.strictObject({ seriesId }),
    output: seriesDetail,
  }),
  createSeries: row({
    says: 'Makes a series. Capillary recognises no repeat: an answer that was lost is told as unknown, with what now stands in the list under that name, and nothing is ever sent again by itself.',
    access: 'manager',
    input: z.strictObject({
      /** Made by the caller once for each decision; the same one is never sent again. */
      decisionId: z.uuid(),
      draft: seriesDraft,
      /** A series of that name is there, and another one is meant. */
      evenSoNamed: z.boolean().default(false),
    }),
    output: z.object({
      outcome: z.enum(['made', 'unknown']),
      /** Its number; null while it is not known whether it was made. */
      seriesId: seriesId.nullable(),
      /** As Capillary tells it now; null = could not be read. */
      detail: seriesDetail.nullable(),
      /** What is listed under that name and was not there before; null = nothing is unknown, or the list could not be read. */
      found: z.array(seriesRow).nullable(),
      reasons: z.array(reason),
      platform: platformWords.nullable(),
    }),
  }),
  updateSeries: row({
    says: 'Changes a series. Everything else that is told of it is sent along as it is. When the answer is lost the series is read again: changed when it reads as it was written, else unknown.',
    access: 'manager',
    input: z.strictObject({
      /** Made by the caller once for each decision; the same one is never sent again. */
      decisionId: z.uuid(),
      seriesId,
      draft: seriesDraft,
      /** The fingerprint the series was read with. */
      readAs: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    output: z.object({
      outcome: z.enum(['changed', 'unknown']),
      /** As Capillary tells it now; null = could not be read. */
      detail: seriesDetail.nullable(),
      reasons: z.array(reason),
      platform: platformWords.nullable(),
    }),
  }),
} as const;
