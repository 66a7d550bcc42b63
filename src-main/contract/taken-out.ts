/**
 * Redemptions of this till taken out of its queue in a file, for Capillary's import of redemptions made elsewhere: after
 * a long outage it is the only way that keeps their true moment and till. What is taken out is never sent by the queue.
 */
import { z } from 'zod';
import { seriesId } from './goodwill.ts';
import { row } from './operation.ts';
import { limits, readPlainText, textField } from './text.ts';
import { uploadState } from './uploads.ts';

export const takenOut = z.object({
  id: z.string(),
  seriesId: z.string(),
  rows: z.number().int(),
  at: z.number(),
  by: z.string(),
  note: z.string(),
  /** How far its upload from this till has come; null = it was not sent from here. */
  sent: uploadState.nullable(),
});
export type TakenOut = z.infer<typeof takenOut>;

export const offlineSeries = z.object({
  seriesId: z.string(),
  description: z.string(),
  /** Of these nothing was ever sent: taking them out takes them back from the queue. */
  waiting: z.number().int(),
  /** Refused by Capillary after the till had accepted, their case open: taking them out closes it. */
  onDesk: z.number().int(),
  /** An attempt may have arrived, or is on its way: only the queue can settle these, so they stay. */
  leftToQueue: z.number().int(),
});
export type OfflineSeries = z.infer<typeof offlineSeries>;

/** Epoch milliseconds by the till’s clock; `to` itself is not in it. */
const span = { from: z.number().int().min(0), to: z.number().int().min(0) };

export const takenOutOperations = {
  listOfflineRedemptions: row({
    says: 'Which redemptions accepted offline in a span of time could be taken out in a file, by series; and the files taken out before.',
    access: 'manager',
    input: z.strictObject(span),
    output: z.object({
      series: z.array(offlineSeries),
      takenOut: z.array(takenOut),
      /** Capillary’s number of this till as given the last time; empty = never. */
      tillNumber: z.string(),
    }),
  }),
  takeOutRedemptions: row({
    says: 'Takes the offline redemptions of a series out of the queue, and writes them as a redeem file. The queue never sends them again. The same id given again answers with the same file.',
    access: 'manager',
    input: z.strictObject({
      /** Made by the caller once for each decision. */
      id: z.uuid(),
      seriesId,
      ...span,
      /** Capillary’s own number of this till, which the file must name. */
      tillNumber: z.string().regex(/^\d{1,18}$/),
      note: textField((text) => readPlainText(text, limits.note), 'Line down for three days'),
    }),
    output: z.object({ takenOut, csv: z.string() }),
  }),
  readTakenOut: row({
    says: 'The file of redemptions taken out earlier, once more.',
    access: 'manager',
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({ takenOut, csv: z.string() }),
  }),
  stageTakenOut: row({
    says: 'Begins an upload with a file of redemptions taken out earlier; it is checked and sent like any other.',
    access: 'manager',
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({ id: z.string() }),
  }),
} as const;
