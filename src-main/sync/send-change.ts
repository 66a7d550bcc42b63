/**
 * Puts a change to a coupon on the wire, word for word the same at every attempt. A repeat of any of them changes
 * nothing more, but for the message to a member, which would come twice.
 */
import type { Outcome } from '../capillary/outcome.ts';
import type { RevokeFacts } from '../capillary/revoke-coupons.ts';
import { toDecimal } from '../contract/money.ts';
import type { CouponChange } from '../domain/stored-entry.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { QueueCapillary } from './queue-capillary.ts';

/** Answered without a value: what counts is that it was done. */
export async function sendChange(capillary: QueueCapillary, entry: CouponChange): Promise<Outcome<null>> {
  if (entry.request === null) throw new Error(`entry ${entry.id} has no readable request`);
  const { kind, request, code } = entry;
  switch (kind) {
    case 'undo-redemption':
      return capillary.reactivateRedemptions([request.redemptionId]);
    case 'revoke-coupon':
      return ofOneCode(
        await capillary.revokeCoupons({
          seriesId: request.seriesId,
          customer: holderOf(entry),
          codes: [code],
        }),
      );
    case 'move-expiry':
      return capillary.changeExpiry({
        seriesId: request.seriesId,
        customer: holderOf(entry),
        codes: [{ code, expiry: request.expiry }],
      });
    case 'resend-coupon':
      return capillary.resendCoupon({ by: 'code', value: code }, request.identifier);
    case 'attach-bill':
      return capillary.attachBills(request.identifier, [
        {
          redemptionId: request.redemptionId,
          billAmount: toDecimal(entry.bill.amount, entry.currency),
          billNumber: entry.bill.number,
          billId: null,
          customFields: {},
        },
      ]);
    default:
      return unreachable(kind);
  }
}

/** A number may change hands while an entry waits; the id stays. */
const holderOf = ({ customer }: CouponChange) =>
  customer.id === '' ? null : { type: 'id' as const, value: customer.id };

/** Revoked already. Capillary docs: Coupon (V2 APIs), codes. */
export const revokedBefore = 660;

/** An answer to several codes, read for the one that was asked: gone is gone, whoever took it away. */
function ofOneCode(outcome: Outcome<RevokeFacts>): Outcome<null> {
  if (outcome.kind !== 'answered') return outcome;
  const { value, call } = outcome;
  const [failure] = value.failed;
  if (value.revoked.length > 0 || failure?.number === revokedBefore)
    return { kind: 'answered', value: null, call };
  if (failure === undefined) return { kind: 'no-answer', cause: 'code-not-named', call };
  const { number: code, message } = failure;
  return {
    kind: 'refused',
    refusal: { family: 'coupon', code, message, verdict: 'final', retryAfterMs: null },
    call,
  };
}
