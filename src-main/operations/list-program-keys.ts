/** The keys of point-of-sale programs, without the keys themselves. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const listProgramKeys: Handler<'listProgramKeys'> = async (parts) =>
  ok({ keys: parts.programKeys.list() });
