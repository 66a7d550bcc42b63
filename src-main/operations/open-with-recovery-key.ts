/** A till whose key is at hand needs no other; `app/locked-app.ts` answers while it is not. */
import { fail } from '../domain/failure.ts';
import type { Handler } from './parts.ts';

export const openWithRecoveryKey: Handler<'openWithRecoveryKey'> = async () =>
  fail('conflict', 'key-not-locked');
