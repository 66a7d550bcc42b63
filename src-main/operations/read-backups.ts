/** What there is of backups. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const readBackups: Handler<'readBackups'> = async ({ backups }) => ok(backups.view());
