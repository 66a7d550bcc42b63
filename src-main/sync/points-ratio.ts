/** What a point is worth: as a manager typed it, else as the programme told it last. */
import { type MinorUnits, minor } from '../contract/money.ts';
import { worthOfPoints } from '../contract/points-worth.ts';
import type { Settings } from '../contract/settings.ts';
import type { Database } from '../store/database.ts';
import { noteFact, readFact } from '../store/facts.ts';

/** Money for one point, decimal text; null = not known. */
export function pointsRatio(ledger: Database, { points }: Pick<Settings, 'points'>): string | null {
  return points.worth === '' ? readFact(ledger, 'points-ratio') : points.worth;
}

export function learnRatio(ledger: Database, ratio: string): void {
  if (readFact(ledger, 'points-ratio') !== ratio) noteFact(ledger, 'points-ratio', ratio);
}

export function knownWorth(
  ledger: Database,
  settings: Pick<Settings, 'points' | 'currency'>,
  points: number,
): MinorUnits | null {
  const ratio = pointsRatio(ledger, settings);
  const worth = ratio === null ? null : worthOfPoints(points, ratio, settings.currency);
  return worth === null ? null : minor(worth);
}
