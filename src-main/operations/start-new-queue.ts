/** A whole queue is never put aside for an empty one; `app/recovery-app.ts` answers while it is damaged. */
import { fail } from '../domain/failure.ts';
import type { Handler } from './parts.ts';

export const startNewQueue: Handler<'startNewQueue'> = async () => fail('conflict', 'ledger-not-damaged');
