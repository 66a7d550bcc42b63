/**
 * Answers whose form nobody has shown: to a bill attached to a redemption (U50) and to a new expiry of codes. Takes
 * the two documented forms a v2 change may answer in, and believes nothing else: without one of their markers nobody
 * knows.
 */
import { z } from 'zod';
import { familyOf } from './codes.ts';
import { firstReal, refusalOfV2, statusEntry } from './envelope-v2.ts';
import type { CodeFamily } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { isObject, many, member, toNumber, toObjects } from './wire-values.ts';

const item = z.object({ errors: many(statusEntry) });

/** Whether a v2 body says that it went through: a real boolean, v2 being plain JSON. */
export function saysSuccess(body: unknown): boolean {
  return member(body, 'success') === true;
}

/**
 * `success: true`, or the bulk form with as many items as were sent and no error in any of them. An error beside items
 * without one is neither a yes nor a no to the whole.
 */
export function readDone(body: unknown, sentCount: number, family: CodeFamily = 'coupon'): Reading<null> {
  if (!isObject(body)) return unreadable('no-answer-object');
  const refusal = refusalOfV2(body, family);
  if (refusal) return refusal;
  const items = toObjects(member(body, 'response')).map((entry) => item.parse(entry));
  const errors = items.flatMap(({ errors: own }) => firstReal(own) ?? []);
  const [error] = errors;
  if (error && errors.length === items.length && items.length >= sentCount) {
    return {
      kind: 'refusal',
      family: familyOf(family, error.code),
      code: error.code,
      message: error.message,
    };
  }
  if (error) return unreadable('part-of-the-items');
  if (saysSuccess(body)) return value(null);
  if (items.length === 0) return unreadable('no-success-marker');
  const failures = toNumber(member(body, 'failureCount'));
  if (failures !== null && failures > 0) return unreadable('contradictory-answer');
  return items.length >= sentCount ? value(null) : unreadable('part-of-the-items');
}
