/** Training only: the line to the training store goes down, or comes back. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import type { Handler } from './parts.ts';

export const pullTrainingLine: Handler<'pullTrainingLine'> = async (parts, input) => {
  if (parts.training === null) return fail('not-found', 'only-in-training');
  await parts.training.setLine(input.up);
  parts.statusChanged();
  return ok(parts.readStatus());
};
