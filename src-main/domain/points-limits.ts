/** How many points may be used at once, as far as the till knows: what the platform would refuse is said before. Pure. */
import { giveReason, type Reason } from '../contract/reasons.ts';
import type { Settings } from '../contract/settings.ts';

/** @param balance null = not known. */
export function pointsObstacle(
  points: number,
  balance: number | null,
  { minimum, step, maximum }: Settings['points'],
): Reason | null {
  if (balance !== null && points > balance)
    return giveReason('points-too-many', 'hard', { points: String(balance) });
  if (points < minimum) return giveReason('points-below', 'hard', { points: String(minimum) });
  if (maximum > 0 && points > maximum) return giveReason('points-above', 'hard', { points: String(maximum) });
  return points % step === 0 ? null : giveReason('points-step', 'hard', { step: String(step) });
}
