/** Reads the whole record and tells whether it is what was written. A piece at a time: the counter goes on meanwhile. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const verifyAudit: Handler<'verifyAudit'> = async (parts) => ok(await parts.record.verify());
