/** Looks through a file before anything of it leaves the till. */
import { ok } from '../contract/result.ts';
import { checkFile } from '../uploads/check-file.ts';
import { failureOfTrouble } from '../uploads/create-uploads.ts';
import type { Handler } from './parts.ts';

export const checkUpload: Handler<'checkUpload'> = async (parts, { id, layout }) => {
  const file = parts.uploads.files.whole(id);
  if (!file.ok) return file;
  const read = await checkFile(file.value.path, layout, parts.serverClock.nowMs());
  return read.ok ? ok(read.checked) : failureOfTrouble(read.trouble);
};
