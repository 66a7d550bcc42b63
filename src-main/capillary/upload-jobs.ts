/**
 * What became of uploaded files. A job that calls itself finished may have taken nothing: only its counters tell, and
 * where they do not add up nobody knows.
 */
import { z } from 'zod';
import { refusalOfV2 } from './envelope-v2.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { flag, id, isObject, many, member, number, text, textOrNull, toText } from './wire-values.ts';

/**
 * running: not looked through yet. accepted, partly, rejected: every row, some, none. unclear: ended in a way that says
 * none of these, or in a word nobody has documented.
 */
export type UploadVerdict = 'running' | 'accepted' | 'partly' | 'rejected' | 'unclear';

export interface UploadJob {
  jobId: string;
  verdict: UploadVerdict;
  /** The word of state as Capillary wrote it. */
  state: string;
  /** Rows as counted by Capillary; null = not told. */
  rows: { uploaded: number | null; found: number | null; refused: number | null };
  /** Epoch milliseconds; null = not told. */
  createdMs: number | null;
  updatedMs: number | null;
  /** Names Capillary gives to the file and to what it made of it. */
  storedName: string | null;
  errorFile: string | null;
  successFile: string | null;
}

/** Codes, or redemptions made elsewhere: each has its own names for the same things. */
export type UploadKind = 'codes' | 'redemptions';

const names = {
  codes: { list: 'uploadJobStatuses', state: 'uploadStatus' },
  redemptions: { list: 'redeemUploadJobStatuses', state: 'uploadRedeemedCouponStatus' },
} as const;

/** Words of state that have been seen. Capillary docs: Coupon upload. */
const underWay: readonly string[] = ['STARTED', 'QUEUED'];
const over: readonly string[] = ['FINISHED', 'COMPLETED'];

function verdictOf(state: string, { uploaded, found, refused }: UploadJob['rows']): UploadVerdict {
  const word = state.toUpperCase();
  if (underWay.includes(word)) return 'running';
  if (!over.includes(word) || uploaded === null || refused === null) return 'unclear';
  const addsUp = uploaded > 0 && refused >= 0 && refused <= uploaded && (found ?? uploaded) === uploaded;
  if (!addsUp) return 'unclear';
  if (refused === 0) return 'accepted';
  return refused === uploaded ? 'rejected' : 'partly';
}

const job = z.object({
  jobId: id,
  createdOn: number,
  updatedOn: number,
  errorFileUrl: textOrNull,
  successFileUrl: textOrNull,
  uploadedFileUrl: textOrNull,
  totalUploadedCount: number,
  actualRowCount: number,
  errorCount: number,
  uploadStatus: text,
  uploadRedeemedCouponStatus: text,
});

const jobList = z.object({ jobs: many(job) });

function readJob(read: z.infer<typeof job>, kind: UploadKind): UploadJob[] {
  if (read.jobId === null) return [];
  const state = read[names[kind].state];
  const rows = {
    uploaded: read.totalUploadedCount,
    found: read.actualRowCount,
    refused: read.errorCount,
  };
  return [
    {
      jobId: read.jobId,
      verdict: verdictOf(state, rows),
      state,
      rows,
      createdMs: read.createdOn,
      updatedMs: read.updatedOn,
      storedName: read.uploadedFileUrl,
      errorFile: read.errorFileUrl,
      successFile: read.successFileUrl,
    },
  ];
}

const envelope = z.object({ success: flag, status: number, message: text });

export interface UploadAnswer {
  /** Under which name Capillary keeps the file just sent; null in answers about states. */
  fileName: string | null;
  jobs: UploadJob[];
}

/** `{success, status, result}`; documents know the numbers 400 and 500 and no failing body. */
export function readUploadAnswer(body: unknown, kind: UploadKind, seriesId: string): Reading<UploadAnswer> {
  const listed = refusalOfV2(body, 'request');
  const { success, status, message } = envelope.parse(isObject(body) ? body : {});
  const result = member(body, 'result');
  const list = member(result, names[kind].list);
  if (success === false || listed || (status !== null && status >= 400)) {
    if (success === true) return unreadable('contradictory-answer');
    return {
      kind: 'refusal',
      family: 'request',
      code: status ?? listed?.code ?? null,
      message: message || (listed?.message ?? ''),
    };
  }
  if (member(body, 'success') !== true) return unreadable('no-success-marker');
  if (!Array.isArray(list)) return unreadable('no-job-list');
  const named = toText(member(result, 'couponSeriesId'));
  if (named !== '' && named !== seriesId) return unreadable('another-series');
  const { jobs } = jobList.parse({ jobs: list });
  return value({
    fileName: toText(member(result, 'fileName')) || null,
    jobs: jobs.flatMap((read) => readJob(read, kind)),
  });
}
