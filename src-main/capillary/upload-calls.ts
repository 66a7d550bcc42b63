/**
 * Files of coupons, to a host of their own: codes for a series, and redemptions that were made elsewhere, the only
 * import that keeps the moment and the till of a redemption. The client opens no file itself; what it is given is read
 * while it goes out, never as a whole.
 */
import { FormData } from 'undici';
import type { Call } from './caller.ts';
import type { Outcome } from './outcome.ts';
import { unreadable, value } from './reading.ts';
import { readUploadAnswer, type UploadJob, type UploadKind } from './upload-jobs.ts';
import { withoutSending } from './without-asking.ts';

/** A file of a hundred thousand rows over a thin line; nobody stands and waits for it. */
const uploadMs = 300_000;

/** CSV content. `content` may stand for a file on disk (`openAsBlob`), then it is read from there bit by bit. */
export interface UploadFile {
  name: string;
  content: Blob;
  /** Told of the bytes as they go out: the file's own and a few hundred around it. */
  onSent?: (bytes: number) => void;
}

type Holder = 'MOBILE' | 'EXTERNAL_ID' | 'EMAIL' | 'USER_ID';

export interface CodesUpload {
  seriesId: string;
  file: UploadFile;
  /** How the file names members; NOT_TAGGED = it holds codes for nobody in particular. */
  members: Holder | 'NOT_TAGGED';
  /** Column that names them, counted from 0; null = not said. */
  memberColumn: number | null;
}

/** Columns of a CSV file, counted from 0; null = not in the file. */
export interface RedemptionColumns {
  /** Epoch milliseconds. */
  redeemedMs: number;
  /** The platform's number of the till. */
  till: number;
  member: number;
  coupon: number;
  billId: number | null;
  billNumber: number | null;
  details: number | null;
}

export interface RedemptionsUpload {
  seriesId: string;
  file: UploadFile;
  members: Holder;
  coupons: 'COUPON_ID' | 'COUPON_CODE';
  columns: RedemptionColumns;
}

/** Two documents give the addresses of the state of files under two versions (U15). */
export type UploadVersion = 'v1' | 'v2';

export interface UploadCalls {
  /** Answered says that the file arrived, not that a row of it was taken: ask for the job later. */
  uploadCodes: (upload: CodesUpload) => Promise<Outcome<UploadJob>>;
  uploadRedemptions: (upload: RedemptionsUpload) => Promise<Outcome<UploadJob>>;
  /** All jobs of a series. */
  uploadJobs: (kind: UploadKind, seriesId: string, version?: UploadVersion) => Promise<Outcome<UploadJob[]>>;
}

/** Capillary docs: Upload redeemed coupons, `uploadHeaders`. */
function headersText({ members, coupons, columns }: RedemptionsUpload): string {
  const memberName = { MOBILE: 'mobile', EXTERNAL_ID: 'externalId', EMAIL: 'email', USER_ID: 'userId' };
  const named: Record<string, number | null> = {
    redeemedDateInMillis: columns.redeemedMs,
    redeemedAt: columns.till,
    [memberName[members]]: columns.member,
    [coupons === 'COUPON_ID' ? 'couponId' : 'couponCode']: columns.coupon,
    billId: columns.billId,
    billNumber: columns.billNumber,
    details: columns.details,
  };
  const told = Object.entries(named).filter(([, column]) => column !== null);
  return JSON.stringify(Object.fromEntries(told));
}

const uploadPaths = { codes: 'file', redemptions: 'redeemFile' } as const;
const statusPaths = { codes: 'getUploadStatus', redemptions: 'getUploadRedeemedCouponStatus' } as const;
const base = '/coupon/api/v1/upload';

function upload(
  call: Call,
  kind: UploadKind,
  { seriesId, file }: { seriesId: string; file: UploadFile },
  fields: Record<string, string>,
): Promise<Outcome<UploadJob>> {
  const form = new FormData();
  form.append('file', file.content.slice(0, file.content.size, 'text/csv'), file.name);
  for (const [name, content] of Object.entries(fields)) form.append(name, content);
  const request = {
    method: 'POST',
    path: `${base}/${uploadPaths[kind]}/${encodeURIComponent(seriesId)}`,
    name: `${base}/${uploadPaths[kind]}/{}`,
    form,
    answerMs: uploadMs,
    ...(file.onSent ? { onSent: file.onSent } : {}),
  } as const;
  return call(request, 'write', (answer) => {
    const read = readUploadAnswer(answer, kind, seriesId);
    if (read.kind !== 'value') return read;
    const { fileName, jobs } = read.value;
    // a list may hold earlier files of the series; ours is the one of the name just given
    const ours = fileName === null ? [] : jobs.filter(({ storedName }) => storedName === fileName);
    const found = ours[0] ?? (jobs.length === 1 ? jobs[0] : undefined);
    return found ? value(found) : unreadable('no-job');
  });
}

function uploadCodes(call: Call, asked: CodesUpload): Promise<Outcome<UploadJob>> {
  const column = asked.memberColumn === null ? {} : { customerIdentifierColumn: String(asked.memberColumn) };
  return upload(call, 'codes', asked, { customerIdentifier: asked.members, ...column });
}

function uploadRedemptions(call: Call, asked: RedemptionsUpload): Promise<Outcome<UploadJob>> {
  return upload(call, 'redemptions', asked, {
    customerIdentifier: asked.members,
    couponIdentifier: asked.coupons,
    uploadHeaders: headersText(asked),
  });
}

async function uploadJobs(
  call: Call,
  kind: UploadKind,
  seriesId: string,
  version: UploadVersion,
): Promise<Outcome<UploadJob[]>> {
  const place = base.replace('/v1/', `/${version}/`);
  const path = `${place}/${statusPaths[kind]}/${encodeURIComponent(seriesId)}`;
  const name = `${place}/${statusPaths[kind]}/{}`;
  const outcome = await call({ method: 'GET', path, name }, 'read', (answer) =>
    readUploadAnswer(answer, kind, seriesId),
  );
  return outcome.kind === 'answered' ? { ...outcome, value: outcome.value.jobs } : outcome;
}

/** `call` goes to the upload host; a word in its place is why there is none. */
export function uploadCalls(call: Call | 'no-upload-address' | 'upload-needs-token'): UploadCalls {
  if (typeof call === 'string') {
    const kept = () => Promise.resolve(withoutSending(call));
    return { uploadCodes: kept, uploadRedemptions: kept, uploadJobs: kept };
  }
  return {
    uploadCodes: (asked) => uploadCodes(call, asked),
    uploadRedemptions: (asked) => uploadRedemptions(call, asked),
    uploadJobs: (kind, seriesId, version = 'v1') => uploadJobs(call, kind, seriesId, version),
  };
}
