/**
 * Takes an amount off several amounts so that the parts agree with the whole to the minor unit: each by its share, what
 * is left over to those with the largest remainders. No amount becomes negative. Pure.
 */
import { type MinorUnits, minor } from '../contract/money.ts';

/** How much each of them bears; `off` must not be more than their sum. */
export function shareOut(amounts: readonly MinorUnits[], off: MinorUnits): MinorUnits[] {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  if (off < 0 || off > sum || amounts.some((amount) => amount < 0))
    throw new RangeError('more is taken off than there is');
  if (sum === 0) return amounts.map(() => minor(0));
  // amounts are far below what a product of two keeps exact, so the shares are reckoned in whole numbers of any size
  const shares = amounts.map((amount, place) => {
    const product = BigInt(amount) * BigInt(off);
    return { place, whole: Number(product / BigInt(sum)), rest: product % BigInt(sum) };
  });
  const left = off - shares.reduce((total, { whole }) => total + whole, 0);
  const byRest = [...shares].sort((one, other) =>
    one.rest === other.rest ? one.place - other.place : other.rest > one.rest ? 1 : -1,
  );
  const lucky = new Set(byRest.slice(0, left).map(({ place }) => place));
  return shares.map(({ place, whole }) => minor(whole + (lucky.has(place) ? 1 : 0)));
}
