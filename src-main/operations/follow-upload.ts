/** Asks Capillary what became of a file. One that may have arrived is looked for by its name; it is never sent again here. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { settleTakenOut } from '../store/taken-out.ts';
import { changeUpload, findUpload } from '../store/uploads.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { uploadObstacle } from '../uploads/create-uploads.ts';
import { findOwnJob, viewJob } from '../uploads/send-file.ts';
import type { Handler } from './parts.ts';

export const followUpload: Handler<'followUpload'> = async (parts, { id }) => {
  const { uploads, store, clock } = parts;
  const { ledger } = store;
  const upload = findUpload(ledger, id);
  if (upload === null) return fail('not-found', 'upload-gone', {}, { field: 'id' });
  if (upload.state !== 'arrived' && upload.state !== 'unknown')
    return ok({ upload: uploads.view(upload), jobs: null });
  const obstacle = uploadObstacle(parts.account.saved()?.view ?? null);
  const client = parts.capillary();
  if (obstacle !== null || client === null)
    return obstacle === null ? fail('conflict', 'not-connected') : { ok: false, failure: obstacle };
  const askedMono = clock.monotonicMs();
  const outcome = await client.uploadJobs(
    upload.kind,
    upload.seriesId,
    parts.settings.read().uploadStatusWith,
  );
  if (outcome.kind !== 'answered') return { ok: false, failure: failureOfOutcome(outcome) };
  const own =
    outcome.value.find(({ jobId }) => upload.job !== null && jobId === upload.job.jobId) ??
    findOwnJob(outcome.value, upload.sentName);
  if (own) {
    const job = viewJob(own);
    ledger.transaction(() => {
      changeUpload(ledger, upload, { state: 'arrived', job, who: 'program', at: clock.wallMs() });
      const isOver = job.verdict !== 'running' && job.verdict !== 'unclear';
      if (isOver && upload.takenOutId !== null) settleTakenOut(ledger, upload.takenOutId, clock.wallMs());
    });
  } else if (upload.state === 'unknown') uploads.sender.missed(id, askedMono);
  const jobs = outcome.value.map(viewJob).sort((one, other) => (other.updatedAt ?? 0) - (one.updatedAt ?? 0));
  return ok({ upload: uploads.view(findUpload(ledger, id) ?? upload), jobs });
};
