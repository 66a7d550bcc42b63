/**
 * Files of coupons: a file comes in pieces, is looked through before anything leaves the till, and goes to Capillary once.
 * What Capillary made of it is told by its job, whose word "finished" says nothing about its rows.
 */
import { z } from 'zod';
import { seriesId } from './goodwill.ts';
import { row } from './operation.ts';
import { reasonKey } from './reasons.ts';
import { failure, platformWords } from './result.ts';
import { limits, readPlainText, textField } from './text.ts';

/** Of a whole file and of one piece, bytes; a piece fits into the body of a call also when written as base64. */
export const uploadLimits = {
  bytes: 64 * 1024 * 1024,
  piece: 128 * 1024,
  rows: 500_000,
  columns: 60,
} as const;

const uploadId = z.uuid();

/** codes: a series' codes, for members or for nobody in particular. redemptions: made elsewhere, with moment and till. */
export const uploadKind = z.enum(['codes', 'redemptions']);
export type UploadKind = z.infer<typeof uploadKind>;

/** How a file names members; nobody = codes that are nobody's yet. */
export const uploadMembers = z.enum(['mobile', 'email', 'external-id', 'user-id', 'nobody']);
export type UploadMembers = z.infer<typeof uploadMembers>;

/** What a column can hold. `moment`: epoch milliseconds. `till`: Capillary's own number of the till. */
export const uploadColumn = z.enum(['member', 'coupon', 'moment', 'till', 'billId', 'billNumber', 'details']);
export type UploadColumn = z.infer<typeof uploadColumn>;

/** Counted from 0; null = not in the file. */
const place = z.number().int().min(0).max(uploadLimits.columns).nullable();

export const uploadLayout = z.strictObject({
  /** What parts the columns. */
  delimiter: z.enum([',', ';', '\t', '|']),
  /** True when the first row holds the names of the columns. */
  named: z.boolean(),
  kind: uploadKind,
  members: uploadMembers,
  /** Whether coupons are named by their code or by Capillary's number; codes of a series are always codes. */
  coupons: z.enum(['code', 'id']),
  columns: z.strictObject({
    member: place,
    coupon: place,
    moment: place,
    till: place,
    billId: place,
    billNumber: place,
    details: place,
  }),
});
export type UploadLayout = z.infer<typeof uploadLayout>;

export const badRow = z.object({
  /** As an editor counts: the first line of the file is 1. */
  line: z.number().int(),
  /** Which column is at fault; null = the row as a whole. */
  column: uploadColumn.nullable(),
  reason: reasonKey,
  facts: z.record(z.string(), z.string()),
  message: z.string(),
});
export type BadRow = z.infer<typeof badRow>;

export const checkedUpload = z.object({
  layout: uploadLayout,
  /** Names of the columns as the file has them, or their numbers from 1. */
  names: z.array(z.string()),
  firstRows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  /** Rows with something in them, without the row of names. */
  rows: z.number().int(),
  good: z.number().int(),
  bad: z.number().int(),
  /** The first of the bad ones; `listBadRows` has them all. */
  badRows: z.array(badRow),
  /** Columns that must be chosen before rows can be judged; then none was. */
  missing: z.array(uploadColumn),
});
export type CheckedUpload = z.infer<typeof checkedUpload>;

/**
 * sending: bytes are on their way. arrived: Capillary has the file and a job for it. unknown: nobody knows whether it
 * arrived; it is never sent again by itself. not-sent: surely nothing arrived. refused: Capillary did not take it.
 * not-there: was unknown, and a manager found that it did not arrive.
 */
export const uploadState = z.enum(['sending', 'arrived', 'unknown', 'not-sent', 'refused', 'not-there']);
export type UploadState = z.infer<typeof uploadState>;

export const uploadJob = z.object({
  jobId: z.string(),
  /** By its counters, never by its word: running, every row taken, some, none, or unclear. */
  verdict: z.enum(['running', 'accepted', 'partly', 'rejected', 'unclear']),
  /** The word Capillary uses. */
  word: z.string(),
  /** As Capillary counts; null = not told. */
  rows: z.number().nullable(),
  failed: z.number().nullable(),
  /** Capillary's name for the file of refused rows; null = none. */
  errorFile: z.string().nullable(),
  storedName: z.string().nullable(),
  updatedAt: z.number().nullable(),
});
export type UploadJobView = z.infer<typeof uploadJob>;

export const upload = z.object({
  id: z.string(),
  kind: uploadKind,
  seriesId: z.string(),
  fileName: z.string(),
  /** The name it was sent under, which no other file has. */
  sentName: z.string(),
  rows: z.number().int(),
  leftOut: z.number().int(),
  state: uploadState,
  /** Bytes that have left; only while it is on its way. */
  progress: z.object({ sent: z.number(), total: z.number() }).nullable(),
  job: uploadJob.nullable(),
  words: platformWords.nullable(),
  at: z.number(),
  by: z.string(),
  /** The file of redemptions taken out of this till that it was; null = a file somebody picked. */
  takenOutId: z.string().nullable(),
});
export type Upload = z.infer<typeof upload>;

export const uploadOperations = {
  listUploads: row({
    says: 'The files this till has sent, newest first, with what is known of them, and whether a file can be sent at all.',
    access: 'manager',
    input: z.strictObject({}),
    output: z.object({
      uploads: z.array(upload),
      /** Why no file can be sent as things are; null = one can. */
      obstacle: failure.nullable(),
      /** Series this till has heard of, to choose from. */
      series: z.array(z.object({ seriesId: z.string(), description: z.string() })),
    }),
  }),
  beginUpload: row({
    says: 'Begins a file; its content follows in pieces with addToUpload. Nothing is sent to Capillary.',
    access: 'manager',
    input: z.strictObject({
      fileName: textField((text) => readPlainText(text, 200), 'codes.csv'),
      bytes: z.number().int().min(0).max(uploadLimits.bytes),
    }),
    output: z.object({ id: z.string() }),
  }),
  addToUpload: row({
    says: 'The next piece of a file. `at` says how many bytes came before; a piece given twice is taken once.',
    access: 'manager',
    input: z.strictObject({
      id: uploadId,
      at: z.number().int().min(0).max(uploadLimits.bytes),
      /** Base64. */
      piece: z.base64().max(Math.ceil(uploadLimits.piece / 3) * 4),
    }),
    output: z.object({ received: z.number().int() }),
  }),
  checkUpload: row({
    says: 'Looks through a file that has come in whole: how its columns are matched, its first rows, and every bad row with its line. Without a layout the till finds one.',
    access: 'manager',
    input: z.strictObject({ id: uploadId, layout: uploadLayout.optional() }),
    output: checkedUpload,
  }),
  listBadRows: row({
    says: 'Every bad row of a file under a layout, as a CSV file.',
    access: 'manager',
    input: z.strictObject({ id: uploadId, layout: uploadLayout }),
    output: z.object({ csv: z.string(), rows: z.number().int() }),
  }),
  sendUpload: row({
    says: 'Sends the good rows of a file to Capillary, once. Answers as soon as it is on its way; the same file is never sent a second time by itself.',
    access: 'manager',
    input: z.strictObject({
      id: uploadId,
      seriesId,
      layout: uploadLayout,
      /** The counts that were looked at; another number of rows is not sent. */
      good: z.number().int().min(1),
      bad: z.number().int().min(0),
      /** True: the bad rows stay here and only the good ones go. */
      leaveOutBad: z.boolean().default(false),
      /** Whether the file that is sent begins with a row of names: the documents do not say what Capillary expects. */
      withNames: z.boolean(),
    }),
    output: upload,
  }),
  followUpload: row({
    says: 'Asks Capillary what became of a file. One of which nobody knows whether it arrived is looked for among the jobs of its series.',
    access: 'manager',
    input: z.strictObject({ id: uploadId }),
    output: z.object({
      upload,
      /** Every job of the series of this kind, newest first; null = not asked, because the file is on its way. */
      jobs: z.array(uploadJob).nullable(),
    }),
  }),
  settleUpload: row({
    says: 'A manager found out about a file of which nobody knew: which of Capillary’s jobs it is, or that it did not arrive. The latter only when the list of jobs was read without it, long enough after it was sent.',
    access: 'manager',
    input: z.strictObject({
      id: uploadId,
      /** The job it is; left out = it did not arrive. */
      jobId: z.string().min(1).max(40).optional(),
      note: textField((text) => readPlainText(text, limits.note), 'Not in the list at head office'),
    }),
    output: upload,
  }),
  dropUpload: row({
    says: 'Forgets a file that was not sent.',
    access: 'manager',
    input: z.strictObject({ id: uploadId }),
    output: z.object({}),
  }),
} as const;
