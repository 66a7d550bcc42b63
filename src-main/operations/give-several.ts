/** Gives several coupons as goodwill for one reason. */
import { ok } from '../contract/result.ts';
import { giveCoupons } from '../sync/give-coupons.ts';
import { deciderIn, type Handler } from './parts.ts';

export const giveSeveral: Handler<'giveSeveral'> = async (parts, input, context) => {
  const given = await giveCoupons(parts, input, deciderIn(context));
  return given.ok ? ok({ coupons: given.value }) : given;
};
