/**
 * A manager's word on a file of which nobody knew whether it arrived: it is one of Capillary's jobs, or it did not arrive.
 * The latter only when the list of jobs was read without it, long enough after it was sent.
 */
import { ok, type Result } from '../contract/result.ts';
import type { UploadJobView } from '../contract/uploads.ts';
import { fail } from '../domain/failure.ts';
import { changeUpload, findUpload, listUploads, type StoredUpload } from '../store/uploads.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { viewJob } from '../uploads/send-file.ts';
import { type Handler, type Parts, staffIn } from './parts.ts';

export const settleUpload: Handler<'settleUpload'> = async (parts, { id, jobId, note }, context) => {
  const { uploads, store, clock } = parts;
  const { ledger } = store;
  const upload = findUpload(ledger, id);
  if (upload === null) return fail('not-found', 'upload-gone', {}, { field: 'id' });
  if (upload.state !== 'unknown') return fail('conflict', 'upload-known');
  const who = context.approvedBy?.name ?? staffIn(context).name;
  const at = clock.wallMs();
  if (jobId === undefined) {
    if (!wasLookedFor(parts, id)) return fail('conflict', 'upload-look-first');
    changeUpload(ledger, upload, { state: 'not-there', who, note, at });
  } else {
    const job = await findJob(parts, upload, jobId);
    if (!job.ok) return job;
    changeUpload(ledger, upload, { state: 'arrived', job: job.value, who, note, at });
  }
  return ok(uploads.view(findUpload(ledger, id) ?? upload));
};

function wasLookedFor({ uploads, settings }: Parts, id: string): boolean {
  const missedMono = uploads.sender.missedMono(id);
  return missedMono !== null && missedMono >= uploads.sender.endedMono(id) + settings.read().settleWindowMs;
}

/** As many uploads as a job could belong to already. */
const most = 1000;

async function findJob(parts: Parts, upload: StoredUpload, jobId: string): Promise<Result<UploadJobView>> {
  const client = parts.capillary();
  if (client === null) return fail('conflict', 'not-connected');
  const outcome = await client.uploadJobs(
    upload.kind,
    upload.seriesId,
    parts.settings.read().uploadStatusWith,
  );
  if (outcome.kind !== 'answered') return { ok: false, failure: failureOfOutcome(outcome) };
  const job = outcome.value.find((one) => one.jobId === jobId);
  const { kind } = upload;
  const isTaken = listUploads(parts.store.ledger, most).some(
    (other) => other.kind === kind && other.job?.jobId === jobId,
  );
  return job && !isTaken ? ok(viewJob(job)) : fail('conflict', 'upload-job-unknown', {}, { field: 'jobId' });
}
