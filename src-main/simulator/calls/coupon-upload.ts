// The upload host: POST …/upload/file/{series} and …/upload/redeemFile/{series}, and the two calls that tell what became
// of a file. A job that is finished may have taken nothing; its counters say so, its word does not.
import { readCsv } from '../csv.ts';
import { addUpload, type UploadJob } from '../ledger.ts';
import type { Series } from '../series.ts';
import {
  type Columns,
  type Counts,
  type Holder,
  holderNames,
  takeCodes,
  takeRedemptions,
} from '../upload-rows.ts';
import { fine } from '../v2.ts';
import type { Answer, Call } from '../wire.ts';
import { isRecord } from '../wire.ts';
import { seriesById } from '../world.ts';

type Kind = UploadJob['kind'];

const failures: Readonly<Record<number, string>> = {
  400: 'Incorrect or invalid input',
  500: 'Unable to post or retrieve details',
};

/** The documents know two numbers and no failing body. */
export function refuseUpload(call: Call, code: number): Answer {
  const body = { success: false, status: code, message: failures[code] ?? `Refused with code ${code}` };
  const isStatus = code >= 400 && code < 600;
  switch (call.modes.uploadFailure) {
    case 'empty':
      return { status: isStatus ? code : 500, body: {} };
    case 'inside':
      return { status: 200, body };
    case 'status':
      return { status: isStatus ? code : 500, body };
  }
}

/** `isOver`: worked through; until then it counts nothing. */
function jobView(call: Call, job: UploadJob, isOver: boolean): Record<string, unknown> {
  const counts: Counts = isOver ? job : { rows: 0, errors: 0 };
  const isCodes = job.kind === 'codes';
  const begun = String(job.createdMs);
  return {
    jobId: job.jobId,
    ...(isCodes
      ? { uploadStatus: isOver ? 'FINISHED' : 'STARTED' }
      : { uploadRedeemedCouponStatus: isOver ? 'COMPLETED' : 'QUEUED' }),
    createdOn: begun,
    updatedOn: isOver ? String(job.createdMs + call.modes.uploadMs) : begun,
    errorFileUrl: counts.errors > 0 ? `error_${job.seriesId}_${begun}` : null,
    successFileUrl: counts.rows > counts.errors ? `success_${job.seriesId}_${begun}` : null,
    uploadedFileUrl: job.storedName,
    totalUploadedCount: counts.rows,
    actualRowCount: counts.rows,
    errorCount: counts.errors,
    uploadTableName: isOver ? `temp_${job.jobId}_${begun}` : null,
    uploadedFileName: isCodes ? job.fileName : job.storedName,
    ...(isCodes ? { audienceGroupId: 0, audienceGroupVersionId: 0 } : {}),
  };
}

function jobsAnswer(
  call: Call,
  kind: Kind,
  series: Series,
  jobs: readonly unknown[],
  fileName?: string,
): Answer {
  return fine({
    success: true,
    status: 200,
    result: {
      orgId: call.world.organisation.id,
      couponSeriesId: series.id,
      [kind === 'codes' ? 'uploadJobStatuses' : 'redeemUploadJobStatuses']: jobs,
      ...(fileName === undefined ? {} : { fileName }),
    },
  });
}

function seriesAsked(call: Call): Series | undefined {
  const asked = call.parts[0] ?? '';
  const series = /^\d+$/.test(asked) ? seriesById(call.world, Number(asked)) : undefined;
  return series?.isForeign ? undefined : series;
}

/** Rows without the first one, where that holds the names of the columns. */
function rowsOf(call: Call): string[][] {
  const rows = readCsv(call.request.form?.file?.text ?? '');
  return call.modes.uploadFirstRow === 'names' ? rows.slice(1) : rows;
}

function accept(call: Call, kind: Kind, series: Series, counts: Counts): Answer {
  const fileName = call.request.form?.file?.name ?? '';
  const stem = fileName.replace(/\.[^.]*$/, '');
  const storedName = `${stem}_${call.nowMs}_${series.id}.csv`;
  const job = addUpload(call.world, {
    kind,
    seriesId: series.id,
    fileName,
    storedName,
    createdMs: call.nowMs,
    ...counts,
  });
  return jobsAnswer(call, kind, series, [jobView(call, job, false)], storedName);
}

const isHolder = (word: string): word is Holder => Object.hasOwn(holderNames, word);

export function uploadCodes(call: Call): Answer {
  const series = seriesAsked(call);
  const { file, fields } = call.request.form ?? { fields: {} };
  const holder = fields.customerIdentifier ?? '';
  const column = fields.customerIdentifierColumn ?? '0';
  if (!series || !file || !/^\d$/.test(column)) return refuseUpload(call, 400);
  if (holder !== 'NOT_TAGGED' && !isHolder(holder)) return refuseUpload(call, 400);
  return accept(call, 'codes', series, takeCodes(call, series, rowsOf(call), holder, Number(column)));
}

/** Undefined: not JSON, or one of the columns that must be there is not. */
function readColumns(text: string, holder: Holder, coupons: string): Columns | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(parsed)) return undefined;
  const columns = parsed;
  const isColumn = (name: string) => Number.isInteger(columns[name]) && Number(columns[name]) >= 0;
  const hasMember = isColumn('userId') || isColumn(holderNames[holder]);
  const hasCoupon = isColumn('couponId') || (coupons === 'COUPON_CODE' && isColumn('couponCode'));
  if (!isColumn('redeemedDateInMillis') || !isColumn('redeemedAt') || !hasMember || !hasCoupon)
    return undefined;
  return Object.fromEntries(
    Object.keys(columns)
      .filter(isColumn)
      .map((name) => [name, Number(columns[name])]),
  );
}

export function uploadRedemptions(call: Call): Answer {
  const series = seriesAsked(call);
  const { file, fields } = call.request.form ?? { fields: {} };
  const holder = fields.customerIdentifier ?? '';
  const coupons = fields.couponIdentifier ?? '';
  if (!series || !file || !isHolder(holder)) return refuseUpload(call, 400);
  if (coupons !== 'COUPON_ID' && coupons !== 'COUPON_CODE') return refuseUpload(call, 400);
  const columns = readColumns(fields.uploadHeaders ?? '', holder, coupons);
  if (!columns) return refuseUpload(call, 400);
  const counts = takeRedemptions(call, series, rowsOf(call), holder, columns);
  return accept(call, 'redemptions', series, counts);
}

function told(call: Call, kind: Kind): Answer {
  const series = seriesAsked(call);
  if (!series) return refuseUpload(call, 400);
  const jobs = call.world.uploads.filter((job) => job.kind === kind && job.seriesId === series.id);
  return jobsAnswer(
    call,
    kind,
    series,
    jobs.map((job) => jobView(call, job, call.nowMs >= job.createdMs + call.modes.uploadMs)),
  );
}

export const uploadStatus = (call: Call): Answer => told(call, 'codes');
export const uploadRedemptionStatus = (call: Call): Answer => told(call, 'redemptions');
