// What the calls on points have in common: how many points were asked for, whether they may be used, and where the
// call came from. It must never change anything.
import { dayText } from '../cluster-time.ts';
import { pointsRules, standingCode } from '../points.ts';
import { type Call, textOf } from '../wire.ts';
import type { Member } from '../world.ts';

export function place(call: Call) {
  const { store, till } = call.caller;
  return { storeId: store.id, storeCode: store.code, tillCode: till.code, atMs: call.nowMs };
}

/** Undefined when it is no whole number above zero. */
export function readPoints(written: unknown): number | undefined {
  const text = textOf(written);
  const points = Number(text);
  return /^\d{1,9}$/.test(text) && points > 0 ? points : undefined;
}

/** The number of a refusal, undefined when so many points may be used. */
export function pointsProblem(member: Member, points: number | undefined): number | undefined {
  if (points === undefined) return 801;
  if (member.isFraud) return 809;
  if (points > member.points) return 813;
  if (points < pointsRules.minimum) return 821;
  if (points > pointsRules.maximum) return 819;
  return points % pointsRules.step === 0 ? undefined : 807;
}

/** Two decimals, as money of this organisation has. */
export const worthOf = (points: number): number => Math.round(points * pointsRules.ratio * 100) / 100;

export function codesToday(call: Call, member: Member): number {
  const today = dayText(call.nowMs, call.offsetMinutes);
  return call.world.points.codes
    .filter(({ memberId, lastMs }) => memberId === member.id && dayText(lastMs, call.offsetMinutes) === today)
    .reduce((sum, { timesSent }) => sum + timesSent, 0);
}

/** Whether the code that was passed is the one that was sent and still holds; it is used up by saying so. */
export function takeCode(call: Call, member: Member, code: string, isSkipped: boolean): boolean {
  if (isSkipped && call.modes.pointsCode === 'skipped-if-asked') return true;
  const standing = standingCode(call.world, member, call.nowMs);
  if (standing === undefined || standing.code !== code) return false;
  standing.isUsed = true;
  return true;
}
