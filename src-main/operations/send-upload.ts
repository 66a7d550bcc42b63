/**
 * Sends the good rows of a file, once: it is written down before the first byte leaves, and the same rows are not sent
 * for the same series while Capillary has them or may have them. Answers at once; what became of it is asked for later.
 */
import { rm } from 'node:fs/promises';
import { ok, type Result } from '../contract/result.ts';
import type { ReadInput } from '../contract/table.ts';
import type { Upload } from '../contract/uploads.ts';
import { fail } from '../domain/failure.ts';
import { addUpload, findSameUpload, findUpload } from '../store/uploads.ts';
import { missingColumns } from '../uploads/check-row.ts';
import { failureOfTrouble, uploadObstacle } from '../uploads/create-uploads.ts';
import type { StagedFile } from '../uploads/staged-files.ts';
import { writeGoodRows } from '../uploads/write-good-rows.ts';
import { type Handler, type Parts, staffIn } from './parts.ts';

export const sendUpload: Handler<'sendUpload'> = async (parts, input, context) => {
  const { uploads, store } = parts;
  return uploads.once(input.id, async () => {
    const sent = findUpload(store.ledger, input.id);
    if (sent !== null) return ok(uploads.view(sent));
    const obstacle = uploadObstacle(parts.account.saved()?.view ?? null);
    if (obstacle !== null) return { ok: false, failure: obstacle };
    const file = uploads.files.whole(input.id);
    if (!file.ok) return file;
    if (missingColumns(input.layout).length > 0)
      return fail('bad-input', 'upload-columns-missing', {}, { field: 'layout' });
    return sendGoodRows(parts, input, file.value, context.approvedBy?.name ?? staffIn(context).name);
  });
};

async function sendGoodRows(
  parts: Parts,
  input: ReadInput<'sendUpload'>,
  file: StagedFile,
  by: string,
): Promise<Result<Upload>> {
  const { uploads, store, settings, serverClock, clock } = parts;
  const { id, seriesId, layout, withNames } = input;
  const path = uploads.files.outgoing(id);
  const written = await writeGoodRows(file.path, path, { layout, withNames, nowMs: serverClock.nowMs() });
  if (!written.ok) return keepBack(path, failureOfTrouble(written.trouble));
  const { good, bad, bytes, digest } = written;
  const facts = { good: String(good), bad: String(bad) };
  if (good !== input.good || bad !== input.bad)
    return keepBack(path, fail('conflict', 'upload-changed', facts));
  if (bad > 0 && !input.leaveOutBad) return keepBack(path, fail('conflict', 'upload-has-bad-rows', facts));
  // from here to the row in the ledger nothing else runs
  const before = findSameUpload(store.ledger, { kind: layout.kind, seriesId, digest });
  if (before !== null) {
    const time = new Date(before.at).toLocaleString(settings.read().locale);
    return keepBack(path, fail('conflict', 'upload-sent-before', { time, name: before.by }));
  }
  const upload = addUpload(store.ledger, {
    id,
    kind: layout.kind,
    seriesId,
    fileName: file.fileName,
    sentName: sentNameOf(file),
    digest,
    rows: good,
    leftOut: bad,
    at: clock.wallMs(),
    by,
    takenOutId: file.takenOutId,
  });
  uploads.sender.start(upload, { path, bytes, layout });
  await uploads.files.drop(id);
  return ok(uploads.view(upload));
}

/** The copy that would have gone out is not needed any more. */
async function keepBack<Value>(path: string, failed: Value): Promise<Value> {
  await rm(path, { force: true });
  return failed;
}

/** By this name it is known again in Capillary’s list, so no other file may have it. */
function sentNameOf({ fileName, id }: StagedFile): string {
  const stem = fileName.replace(/\.[^.]*$/, '').replace(/[^A-Za-z0-9-]+/g, '-');
  return `${stem.slice(0, 40)}-${id.replaceAll('-', '').slice(-20)}.csv`;
}
