/**
 * Money off a bill. ABS: the smaller of value and bill. PERC: that per cent of the bill, rounded half up to the
 * minor unit, at most the cap where there is one. Several coupons never take more than the bill.
 */
import type { Discount } from '../contract/customers.ts';
import { decimalsOf, type MinorUnits, minor } from '../contract/money.ts';

export function moneyOff(discount: Discount, bill: MinorUnits, alreadyOff: MinorUnits): MinorUnits {
  const raw = discount.type === 'ABS' ? discount.value : perCent(discount, bill);
  return minor(Math.max(0, Math.min(raw, bill - alreadyOff)));
}

function perCent(discount: Discount, bill: MinorUnits): number {
  // value is in hundredths of a per cent; BigInt keeps the product exact for the largest bills
  const off = Number((BigInt(bill) * BigInt(discount.value) + 5000n) / 10_000n);
  return discount.upTo === null ? off : Math.min(off, discount.upTo.amountMinor);
}

/** A decimal figure of the wire (15, 12.5) in minor units; null when it is no figure. */
export function minorFromWire(value: number | null, currency: string): MinorUnits | null {
  if (value === null || !Number.isFinite(value) || Math.abs(value) > 1e12) return null;
  return minor(Math.round(value * 10 ** decimalsOf(currency)));
}

/** The till's own form of a discount as Capillary tells it; null when the figures are not usable. */
export function discountFromWire(
  wire: { type: 'ABS' | 'PERC' | null; value: number | null; upTo: number | null },
  currency: string,
): Discount | null {
  if (wire.type === null || wire.value === null || !Number.isFinite(wire.value) || wire.value < 0)
    return null;
  const cap = minorFromWire(wire.upTo, currency);
  if (wire.type === 'ABS') {
    const value = minorFromWire(wire.value, currency);
    return value === null ? null : { type: 'ABS', value, upTo: null, currency };
  }
  if (wire.value > 100) return null;
  const upTo = cap !== null && cap > 0 ? { amountMinor: cap, currency } : null;
  return { type: 'PERC', value: Math.round(wire.value * 100), upTo, currency };
}
