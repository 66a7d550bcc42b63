/** Takes several unused coupons of a member away, named one by one: what is given to the member later stays. */
import type { MadeChange } from '../contract/coupon-changes.ts';
import { ok } from '../contract/result.ts';
import { findHolder } from '../sync/find-holder.ts';
import { makeChange } from '../sync/make-change.ts';
import { deciderIn, type Handler } from './parts.ts';

export const revokeSeveral: Handler<'revokeSeveral'> = async (parts, input, context) => {
  const { customerId, reason } = input;
  const coupons: MadeChange[] = [];
  for (const { changeId, code } of input.coupons) {
    const asked = { changeId, code, reason };
    const isSame = (made: { customer: { id: string } }) => made.customer.id === customerId;
    const made = await makeChange(parts, 'revoke-coupon', asked, deciderIn(context), isSame, async () => {
      const found = await findHolder(parts, code, customerId);
      if (!found.ok) return found;
      const { identifier, entry, seriesId } = found.value;
      return ok({ kind: 'revoke-coupon', ...entry, request: { identifier, seriesId, reason } });
    });
    // what was decided before it stands in the queue; the same asked again goes on from here
    if (!made.ok) return made;
    coupons.push(made.value);
  }
  return ok({ coupons });
};
