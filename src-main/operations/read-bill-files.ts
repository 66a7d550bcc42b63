/** The folder of bill files as a manager sees it. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const readBillFiles: Handler<'readBillFiles'> = async (parts) => ok(parts.billFiles());
