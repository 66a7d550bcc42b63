/** Takes a point-of-sale program’s key away, and ends what it listens to. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { deciderIn, type Handler } from './parts.ts';

export const revokeProgramKey: Handler<'revokeProgramKey'> = async (parts, { id }, context) => {
  const { by, approvedBy } = deciderIn(context);
  if (!parts.programKeys.revoke(id, approvedBy ?? by))
    return fail('not-found', 'key-unknown', {}, { field: 'id' });
  return ok({ keys: parts.programKeys.list() });
};
