/** What points are worth, to the last minor unit, and how many may be used. */
import { describe, expect, it, test } from 'vitest';
import { minorOfDecimal, worthOfPoints } from '../../src-main/contract/points-worth.ts';
import { defaultSettings } from '../../src-main/contract/settings.ts';
import { pointsObstacle } from '../../src-main/domain/points-limits.ts';

test.each([
  [100, '0.01', 'GBP', 100],
  [1, '0.015', 'GBP', 1],
  [3, '0.015', 'GBP', 4],
  [7, '0.1', 'GBP', 70],
  [250, '1', 'JPY', 250],
  [250, '0.5', 'JPY', 125],
  [100, '0.0125', 'KWD', 1250],
  [100, '0', 'GBP', null],
  [100, '1e-7', 'GBP', null],
  [100, '', 'GBP', null],
  [100_000_000, '999999', 'GBP', null],
])('%i points at %s are %s %s', (points, ratio, currency, worth) => {
  expect(worthOfPoints(points, ratio, currency)).toBe(worth);
});

test('figures of the wire are read digit by digit', () => {
  expect(minorOfDecimal('12.5', 'GBP')).toBe(1250);
  // 1.005 as a float would be a penny less
  expect(minorOfDecimal('1.005', 'KWD')).toBe(1005);
  expect(minorOfDecimal('-1', 'GBP')).toBeNull();
});

describe('how many', () => {
  const limits = { ...defaultSettings.points, minimum: 20, step: 10, maximum: 500 };
  it.each([
    [100, null],
    [10, 'points-below'],
    [510, 'points-above'],
    [105, 'points-step'],
    [700, 'points-too-many'],
  ])('%i of 600', (points, key) => {
    expect(pointsObstacle(points, 600, limits)?.key ?? null).toBe(key);
  });
});
