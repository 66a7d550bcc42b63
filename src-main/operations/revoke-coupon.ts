/** Takes an unused coupon away for good. */
import { ok } from '../contract/result.ts';
import { findHolder } from '../sync/find-holder.ts';
import { makeChange } from '../sync/make-change.ts';
import { deciderIn, type Handler } from './parts.ts';

export const revokeCoupon: Handler<'revokeCoupon'> = (parts, input, context) =>
  makeChange(
    parts,
    'revoke-coupon',
    input,
    deciderIn(context),
    (made) => made.customer.id === (input.customerId ?? ''),
    async () => {
      const found = await findHolder(parts, input.code, input.customerId);
      if (!found.ok) return found;
      const { identifier, entry, seriesId } = found.value;
      return ok({
        kind: 'revoke-coupon',
        ...entry,
        request: { identifier, seriesId, reason: input.reason },
      });
    },
  );
