/** Takes all unused coupons of a member away for good: an entry without a code. */
import { ok } from '../contract/result.ts';
import { findHolder } from '../sync/find-holder.ts';
import { makeChange } from '../sync/make-change.ts';
import { deciderIn, type Handler } from './parts.ts';

export const revokeAll: Handler<'revokeAll'> = (parts, input, context) =>
  makeChange(parts, 'revoke-coupon', { ...input, code: '' }, deciderIn(context), async () => {
    const found = await findHolder(parts, '', input.customerId);
    if (!found.ok) return found;
    const { identifier, entry } = found.value;
    return ok({
      kind: 'revoke-coupon',
      ...entry,
      description: '',
      request: { identifier, seriesId: null, reason: input.reason },
    });
  });
