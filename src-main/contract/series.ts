/** Coupon series: the offers an organisation has set up at Capillary, for managers who look after them. */
import { z } from 'zod';
import { discount } from './customers.ts';
import { seriesId } from './goodwill.ts';
import { row } from './operation.ts';

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
} as const;
