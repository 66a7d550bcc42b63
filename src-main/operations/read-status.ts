/** The line, the queue, the money at risk, the clock, the versions. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const readStatus: Handler<'readStatus'> = async (parts) => ok(parts.readStatus());
