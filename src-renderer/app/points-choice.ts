/** How many points can be chosen: whole steps between fewest and most, and no more than the bill. Pure. */

import type { PointsView } from '../../src-main/contract/points.ts';
import { worthOfPoints } from '../../src-main/contract/points-worth.ts';

type Known = Pick<PointsView, 'usable' | 'ratio' | 'limits'>;

/** The most that fit; 0 = none do. `left`: what is left of the bill, minor units; null = not known. */
export function mostPoints({ usable, ratio, limits }: Known, left: number | null, currency: string): number {
  const { minimum, step, maximum } = limits;
  const most = Math.min(Math.floor(usable ?? 0), maximum ?? Number.MAX_SAFE_INTEGER);
  let points = most - (most % step);
  const worth = (many: number) => (ratio === null ? null : worthOfPoints(many, ratio, currency));
  const whole = worth(points);
  if (left !== null && whole !== null && whole > left && whole > 0) {
    // one step too many at most: the worth is rounded down
    points = Math.min(points, Math.ceil((points * left) / whole / step) * step);
    while (points > 0 && (worth(points) ?? 0) > left) points -= step;
  }
  return points < minimum ? 0 : points;
}

/** One step up or down from what is typed, inside the limits. */
export function stepped(points: number, by: 1 | -1, { limits }: Known, most: number): number {
  const { minimum, step } = limits;
  const lowest = Math.ceil(minimum / step) * step;
  const next = by === 1 ? Math.floor(points / step) * step + step : Math.ceil(points / step) * step - step;
  return Math.max(Math.min(next, most), Math.min(lowest, most));
}

/** A whole number as people type it; null = it is none. */
export function readPoints(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) && Number(text) > 0 ? Number(text) : null;
}
