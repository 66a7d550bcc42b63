/** What kind of case it is when Capillary refuses what the till had accepted. Pure. */
import type { CaseKind } from '../contract/desk.ts';
import { saysPastDateLimits, saysUsedBefore } from './settlement.ts';

/** @param foundElsewhere the read-back saw somebody else's use of the coupon. */
export function kindOfRefusal(
  code: number | null,
  foundElsewhere: boolean,
  family: 'coupon' | 'customer' = 'coupon',
): CaseKind {
  if (foundElsewhere || saysUsedBefore(family, code)) return 'conflict';
  if (saysPastDateLimits(code)) return 'past-date-limits';
  return 'refused-after-acceptance';
}

/**
 * A lane is blocked when its head could not be sent for longer than the limit while the line was up. Counted on the
 * monotonic clock from the first try that came to nothing; a doubt has a case of its own.
 */
export function isBlocked(heldSinceMono: number | null, nowMono: number, limitMs: number): boolean {
  return heldSinceMono !== null && nowMono - heldSinceMono > limitMs;
}
