/** What the uploads tab shows: one union for its detail side, and the list of files that were sent. */
import type { Failure } from '../../../../src-main/contract/result.ts';
import type { CheckedUpload, Upload, UploadJobView } from '../../../../src-main/contract/uploads.ts';

export interface SeriesChoice {
  seriesId: string;
  description: string;
}

export type UploadList =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; uploads: Upload[]; obstacle: Failure | null };

/** A file that was looked through and waits for a person. */
export interface LookedFile {
  shows: 'looked';
  id: string;
  name: string;
  checked: CheckedUpload;
  does: 'nothing' | 'checking' | 'saving' | 'sending';
  failure: Failure | null;
  seriesId: string;
  leaveOutBad: boolean;
  withNames: boolean;
}

/** A file that was sent, followed while it is on its way or worked through. */
export interface SentFile {
  shows: 'sent';
  id: string;
  /** Every job of its series; null = not asked yet. */
  jobs: UploadJobView[] | null;
  does: 'nothing' | 'asking' | 'settling';
  /** While the note is written that says it did not arrive. */
  note: string | null;
  failure: Failure | null;
}

export type UploadsView =
  | { shows: 'nothing' }
  | { shows: 'bringing'; name: string; sent: number; total: number }
  | { shows: 'looking'; name: string }
  | { shows: 'refused'; name: string; failure: Failure }
  | LookedFile
  | SentFile
  | { shows: 'offline' };

export interface UploadsFacts {
  list: UploadList;
  view: UploadsView;
  series: SeriesChoice[];
}

export const emptyUploads: UploadsFacts = {
  list: { shows: 'reading' },
  view: { shows: 'nothing' },
  series: [],
};

/** Rows that would go out now. */
export function rowsToSend({ checked, leaveOutBad }: LookedFile): number {
  return checked.bad > 0 && !leaveOutBad ? 0 : checked.good;
}

/** True when all that is needed to send it is there. */
export function maySend(file: LookedFile): boolean {
  const { checked, seriesId, does } = file;
  return (
    does === 'nothing' && checked.missing.length === 0 && rowsToSend(file) > 0 && /^\d{1,18}$/.test(seriesId)
  );
}

/** True while Capillary has not said the last word on it. */
export function isOpen({ state, job }: Upload): boolean {
  return state === 'unknown' || (state === 'arrived' && (job === null || job.verdict === 'running'));
}

/** True while something about it may still change by itself. */
export function isMoving({ state, job }: Upload): boolean {
  return state === 'sending' || (state === 'arrived' && job?.verdict === 'running');
}
