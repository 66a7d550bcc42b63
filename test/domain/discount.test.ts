/** Money off, to the penny, in whole minor units. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Discount } from '../../src-main/contract/customers.ts';
import { minor } from '../../src-main/contract/money.ts';
import { discountFromWire, moneyOff } from '../../src-main/domain/discount.ts';

const abs = (value: number): Discount => ({ type: 'ABS', value, upTo: null, currency: 'GBP' });
const perc = (value: number, cap: number | null): Discount => ({
  type: 'PERC',
  value,
  upTo: cap === null ? null : { amountMinor: minor(cap), currency: 'GBP' },
  currency: 'GBP',
});

describe('money off', () => {
  it.each<[string, Discount, number, number, number]>([
    ['5.00 off 40.00', abs(500), 4000, 0, 500],
    ['50.00 off 40.00 is the whole bill', abs(5000), 4000, 0, 4000],
    ['10 % of 24.05 rounds half up', perc(1000, null), 2405, 0, 241],
    ['12.5 % of 100.00', perc(1250, null), 10_000, 0, 1250],
    ['10 % of 240.00 with a cap of 15.00', perc(1000, 1500), 24_000, 0, 1500],
    ['100 %', perc(10_000, null), 999, 0, 999],
    ['what the coupons before left of the bill', abs(500), 4000, 3800, 200],
    ['nothing when the bill is covered', abs(500), 4000, 4000, 0],
    ['a third of a penny', perc(3333, null), 1, 0, 0],
  ])('%s', (_, discount, bill, already, off) => {
    expect(moneyOff(discount, minor(bill), minor(already))).toBe(off);
  });

  it('is never negative, never more than what is left of the bill, and always whole', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ABS' as const, 'PERC' as const),
        fc.integer({ min: 0, max: 10_000 }),
        fc.option(fc.integer({ min: 1, max: 1_000_000 })),
        fc.integer({ min: 1, max: 100_000_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (type, value, cap, bill, share) => {
          const already = minor(Math.floor(bill * share));
          const off = moneyOff({ ...perc(value, cap), type }, minor(bill), already);
          expect(Number.isInteger(off)).toBe(true);
          expect(off).toBeGreaterThanOrEqual(0);
          expect(off).toBeLessThanOrEqual(bill - already);
        },
      ),
    );
  });
});

describe('a discount as Capillary tells it', () => {
  it.each([
    [{ type: 'ABS', value: 15, upTo: 0 }, 'GBP', abs(1500)],
    [{ type: 'ABS', value: 15.5, upTo: 0 }, 'GBP', abs(1550)],
    [{ type: 'PERC', value: 12.5, upTo: 100 }, 'GBP', perc(1250, 10_000)],
    [{ type: 'PERC', value: 10, upTo: 0 }, 'GBP', perc(1000, null)],
    [{ type: 'PERC', value: 101, upTo: 0 }, 'GBP', null],
    [{ type: 'ABS', value: -1, upTo: 0 }, 'GBP', null],
    [{ type: 'ABS', value: Number.NaN, upTo: 0 }, 'GBP', null],
    [{ type: null, value: 5, upTo: 0 }, 'GBP', null],
  ] as const)('%j', (wire, currency, expected) => {
    expect(discountFromWire(wire, currency)).toEqual(expected);
  });

  it('knows currencies without pence and with three decimals', () => {
    expect(discountFromWire({ type: 'ABS', value: 500, upTo: 0 }, 'JPY')?.value).toBe(500);
    expect(discountFromWire({ type: 'ABS', value: 1.5, upTo: 0 }, 'KWD')?.value).toBe(1500);
  });
});
