/**
 * A use of a code at this till that Capillary has not decided yet, for another bill or member: on its way, or taken out
 * of the queue in a file.
 */
import type { KnownCoupon } from '../domain/known-coupon.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';

/** Of all uses of the code at this till; null when there is none, or the coupon allows one more use. */
export function pendingElsewhere(
  uses: readonly StoredEntry[],
  use: { customerId: string; billNumber: string; coupon: KnownCoupon | null },
): StoredEntry | null {
  const pending = uses.filter(
    (entry) =>
      entry.state !== 'confirmed' &&
      !(entry.bill.number === use.billNumber && entry.customer.id === use.customerId),
  );
  const left = use.coupon?.redemptionsLeft ?? 1;
  return left === -1 || pending.length < left ? null : (pending.at(-1) ?? null);
}
