/** Who is signed in at this door, and what kind of till this is. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const readSession: Handler<'readSession'> = async (parts, _input, context) =>
  ok(parts.readSession(context.caller));
