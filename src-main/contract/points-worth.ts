/**
 * What points are worth: digits and whole numbers all the way, never a float. A worth that has more decimals than the
 * currency is rounded down: the member is never told more than there is.
 */
import { decimalsOf, largestAmount, type MinorUnits, minor } from './money.ts';

interface Decimal {
  digits: bigint;
  /** Decimals among them. */
  scale: number;
}

const plain = /^(\d{1,15})(?:\.(\d{1,12}))?$/;

function readDecimal(text: string): Decimal | null {
  const match = plain.exec(text.trim());
  if (!match) return null;
  const fraction = match[2] ?? '';
  return { digits: BigInt(`${match[1]}${fraction}`), scale: fraction.length };
}

function toMinor({ digits, scale }: Decimal, currency: string): MinorUnits | null {
  const decimals = decimalsOf(currency);
  const amount = (digits * 10n ** BigInt(decimals)) / 10n ** BigInt(scale);
  return amount > BigInt(largestAmount) ? null : minor(Number(amount));
}

/** `12.5` of GBP is 1250; null when it is no plain decimal, or larger than any bill. */
export function minorOfDecimal(text: string, currency: string): MinorUnits | null {
  const decimal = readDecimal(text);
  return decimal === null ? null : toMinor(decimal, currency);
}

/** @param ratio money for one point, decimal text: `0.01`. */
export function worthOfPoints(points: number, ratio: string, currency: string): MinorUnits | null {
  const decimal = readDecimal(ratio);
  if (decimal === null || decimal.digits === 0n || !Number.isSafeInteger(points) || points < 0) return null;
  return toMinor({ digits: decimal.digits * BigInt(points), scale: decimal.scale }, currency);
}
