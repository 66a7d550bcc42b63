import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRedemptionV2 } from '../../src-main/capillary/redeem-v2.ts';
import { readRedemptionV11 } from '../../src-main/capillary/redeem-v11.ts';
import { redeemedV2, redeemedV11 } from './redeem-answers.ts';

type Path = (string | number)[];

function pathsOf(value: unknown, here: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, inside]) => pathsOf(inside, [...here, key]))];
}

function at(value: unknown, ...path: Path): unknown {
  return path.reduce<unknown>(
    (place, key) => (typeof place === 'object' && place !== null ? Reflect.get(place, key) : undefined),
    value,
  );
}

/** A copy with what stands at the path replaced, or taken out. */
function spoil(value: unknown, path: Path, put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  const inside = spoil(at(value, key), rest, put);
  if (Array.isArray(value)) return value.with(Number(key), inside);
  return typeof value === 'object' && value !== null ? { ...value, [key]: inside } : value;
}

/** What may stand in a spoiled place: anything JSON has, and the words that matter most. */
const replacement = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    true,
    false,
    'true',
    'false',
    700,
    '700',
    711,
    '711',
    731,
    0,
    '',
    [],
    {},
    null,
    undefined,
  ),
  fc.constantFrom<unknown>('TEA7K2Q9', 'tea7k2q9', 'OTHER1', '-1'),
);

function spoiled(good: unknown) {
  const change = fc.tuple(fc.constantFrom(...pathsOf(good)), replacement);
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((body, [path, put]) => {
      try {
        return spoil(body, path, put);
      } catch {
        return body;
      }
    }, good),
  );
}

function isOurs(code: unknown): boolean {
  return typeof code === 'string' && code.trim().toUpperCase() === 'TEA7K2Q9';
}

test('a spoiled v2 answer is believed only while its markers and its code stand', () => {
  fc.assert(
    fc.property(spoiled(redeemedV2()), (body) => {
      if (readRedemptionV2(body, 'TEA7K2Q9').kind !== 'value') return;
      expect(at(body, 'redemptionStatus', 'status')).toBe(true);
      const list = at(body, 'redemption');
      const coupons: unknown[] = Array.isArray(list) ? list : [list];
      const ours = coupons.filter((coupon) => isOurs(at(coupon, 'code')));
      expect(ours.length).toBeGreaterThan(0);
      const own = at(ours[0], 'redemptionStatus');
      if (own !== undefined) expect(at(own, 'success')).toBe(true);
      expect(at(own, 'statusCode', 'status')).not.toBe(false);
      expect(at(body, 'success')).not.toBe(false);
    }),
    { numRuns: 5_000 },
  );
});

test('a spoiled v1.1 answer is believed only while its item and its code stand', () => {
  fc.assert(
    fc.property(spoiled(redeemedV11()), (body) => {
      if (readRedemptionV11(body, 'TEA7K2Q9').kind !== 'value') return;
      const root = at(body, 'response') ?? body;
      const coupon = at(root, 'coupons', 'coupon');
      const ours: unknown = Array.isArray(coupon) ? coupon[0] : coupon;
      expect(isOurs(at(ours, 'code'))).toBe(true);
      const item = at(ours, 'item_status');
      expect(['true', '1']).toContain(
        String(at(item, 'success') ?? at(item, 'status'))
          .trim()
          .toLowerCase(),
      );
      expect(Number(at(item, 'code'))).toBe(700);
    }),
    { numRuns: 5_000 },
  );
});

test('whatever is read, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (body) => {
      readRedemptionV2(body, 'TEA7K2Q9');
      readRedemptionV11(body, 'TEA7K2Q9');
    }),
    { numRuns: 3_000 },
  );
});
