/** A manager's word that a file did not arrive: only when the list of jobs was read without it, long enough after it was sent. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { changeUpload, findUpload } from '../store/uploads.ts';
import { type Handler, staffIn } from './parts.ts';

export const settleUpload: Handler<'settleUpload'> = async (parts, { id, note }, context) => {
  const { uploads, store, settings, clock } = parts;
  const { ledger } = store;
  const upload = findUpload(ledger, id);
  if (upload === null) return fail('not-found', 'upload-gone', {}, { field: 'id' });
  if (upload.state !== 'unknown') return fail('conflict', 'upload-known');
  const missedMono = uploads.sender.missedMono(id);
  const since = uploads.sender.endedMono(id) + settings.read().settleWindowMs;
  if (missedMono === null || missedMono < since) return fail('conflict', 'upload-look-first');
  const who = context.approvedBy?.name ?? staffIn(context).name;
  changeUpload(ledger, upload, { state: 'not-there', who, note, at: clock.wallMs() });
  return ok(uploads.view(findUpload(ledger, id) ?? upload));
};
