/** Gives one coupon as goodwill. */
import { ok } from '../contract/result.ts';
import { giveCoupons } from '../sync/give-coupons.ts';
import { deciderIn, type Handler } from './parts.ts';

export const giveGoodwill: Handler<'giveGoodwill'> = async (parts, input, context) => {
  const { decisionId, seriesId, ...why } = input;
  const given = await giveCoupons(parts, { ...why, coupons: [{ decisionId, seriesId }] }, deciderIn(context));
  if (!given.ok) return given;
  const [coupon] = given.value;
  if (coupon === undefined) throw new Error('one decision was asked for and none was told');
  return ok(coupon);
};
