/** What a point-of-sale program wants on the screen and nobody has decided about yet. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const readCounterRequest: Handler<'readCounterRequest'> = async (parts) =>
  ok({ request: parts.counterRequests.read() });
