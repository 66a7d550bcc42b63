/** Takes the next piece of a file; one that comes twice is taken once. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const addToUpload: Handler<'addToUpload'> = async (parts, { id, at, piece }) => {
  const added = await parts.uploads.files.add(id, at, Buffer.from(piece, 'base64'));
  return added.ok ? ok({ received: added.value }) : added;
};
