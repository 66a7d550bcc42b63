/** Makes a key for a point-of-sale program; it is told once, here, and kept nowhere. */
import { deciderIn, type Handler } from './parts.ts';

export const makeProgramKey: Handler<'makeProgramKey'> = async (parts, { name, scopes }, context) => {
  const { by, approvedBy } = deciderIn(context);
  return parts.programKeys.make({ name, scopes, by: approvedBy ?? by });
};
