/**
 * Has the message with a coupon sent again. In a line of its own: whether a message went out can never be found out, and
 * nobody's redemption waits for that.
 */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { findHolder } from '../sync/find-holder.ts';
import { makeChange } from '../sync/make-change.ts';
import { deciderIn, type Handler } from './parts.ts';

export const resendCoupon: Handler<'resendCoupon'> = (parts, input, context) =>
  makeChange(
    parts,
    'resend-coupon',
    input,
    deciderIn(context),
    (made) => made.customer.id === input.customerId,
    async () => {
      const found = await findHolder(parts, input.code, input.customerId);
      if (!found.ok) return found;
      const { identifier, entry } = found.value;
      if (identifier === null)
        return fail('conflict', 'change-holder-unknown', { code: input.code }, { field: 'customerId' });
      return ok({
        kind: 'resend-coupon',
        ...entry,
        lane: `message ${input.changeId}`,
        request: { identifier, reason: input.reason },
      });
    },
  );
