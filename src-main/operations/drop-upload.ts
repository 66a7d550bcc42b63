/** Forgets a file that was not sent. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const dropUpload: Handler<'dropUpload'> = async (parts, { id }) => {
  await parts.uploads.files.drop(id);
  return ok({});
};
