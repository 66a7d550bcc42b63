/** Money off spread over lines and payments: the parts agree with the whole to the smallest coin. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minor } from '../../src-main/contract/money.ts';
import { isSameMoment } from '../../src-main/domain/bill-match.ts';
import { lineValue, readQuantity } from '../../src-main/domain/bill-sums.ts';
import { shareOut } from '../../src-main/domain/spread-discount.ts';

const amount = fc.integer({ min: 0, max: 100_000_000_00 }).map(minor);
const spread = fc
  .array(amount, { minLength: 1, maxLength: 40 })
  .chain((amounts) =>
    fc.tuple(
      fc.constant(amounts),
      fc.integer({ min: 0, max: amounts.reduce((sum, one) => sum + one, 0) }).map(minor),
    ),
  );
const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);

it('adds up exactly, takes no more than there is, and is fair to one coin', () => {
  fc.assert(
    fc.property(spread, ([amounts, off]) => {
      const shares = shareOut(amounts, off);
      expect(sum(shares)).toBe(off);
      for (const [place, share] of shares.entries()) {
        const own = amounts[place] ?? 0;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(own);
        const exact = (BigInt(own) * BigInt(off)) / BigInt(Math.max(1, sum(amounts)));
        expect(BigInt(share) - exact).toBeGreaterThanOrEqual(0n);
        expect(BigInt(share) - exact).toBeLessThanOrEqual(1n);
      }
    }),
    { numRuns: 300 },
  );
});

it('gives what is left over to the largest remainders', () => {
  expect(shareOut([minor(100), minor(100), minor(100)], minor(100))).toEqual([34, 33, 33]);
  expect(shareOut([minor(10), minor(0), minor(20)], minor(10))).toEqual([3, 0, 7]);
  expect(() => shareOut([minor(10)], minor(11))).toThrow();
});

it('a price by a quantity is the nearest coin', () => {
  expect(lineValue(minor(1299), '0.345')).toBe(448);
  expect(lineValue(minor(420), '3')).toBe(1260);
  expect(['0', '-1', '1e3', '0.0001', '', '١'].map(readQuantity)).toEqual(Array(6).fill(null));
});

it('a moment is the same where only the zone was dropped', () => {
  const hour = 3_600_000;
  expect([0, 30_000, 5.5 * hour, -10 * hour].map((away) => isSameMoment(hour, hour + away))).toEqual(
    Array(4).fill(true),
  );
  expect([7 * 60_000, 5.6 * hour, 24 * hour].map((away) => isSameMoment(0, away))).toEqual(
    Array(3).fill(false),
  );
});
