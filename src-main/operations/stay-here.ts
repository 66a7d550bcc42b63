/** Somebody is at work on the page: dispatch has already noted the call, and nothing else is done. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const stayHere: Handler<'stayHere'> = async () => ok({});
