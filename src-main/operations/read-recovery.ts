/** While the queue is whole there is nothing to recover; `app/recovery-app.ts` answers while it is not. */
import { fail } from '../domain/failure.ts';
import type { Handler } from './parts.ts';

export const readRecovery: Handler<'readRecovery'> = async () => fail('conflict', 'ledger-not-damaged');
