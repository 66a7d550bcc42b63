/** Makes room for a file that follows in pieces. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const beginUpload: Handler<'beginUpload'> = async (parts, input) => {
  const { id } = await parts.uploads.files.begin(input);
  return ok({ id });
};
