/** Gives used points back to a member, all that were used. Asked under the identifier they were used with. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { familyOf } from './codes.ts';
import { firstReal, refusalOfV2, statusEntry } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { isObject, many, number, text } from './wire-values.ts';
import { withoutSending } from './without-asking.ts';

export interface PointsReverseRequest {
  redemptionId: string;
  points: number;
  customer: WireIdentifier;
}

/** Which identifiers points are given back under; Capillary docs: Reverse points (v2). */
export const reversedUnder: readonly WireIdentifier['type'][] = ['mobile', 'email', 'externalId'];

const shape = z.object({ reversalId: text, pointsReversed: number, warnings: many(statusEntry) });

/** Without a reversal's id a warning is the refusal: that giving back is switched off comes as one (905). */
export function readReversal(body: unknown, asked: number): Reading<{ reversalId: string }> {
  if (!isObject(body)) return unreadable('no-answer-object');
  const refusal = refusalOfV2(body, 'points');
  if (refusal) return refusal;
  const { reversalId, pointsReversed, warnings } = shape.parse(body);
  const warning = firstReal(warnings);
  if (reversalId === '' && warning !== null) {
    const { code, message } = warning;
    return { kind: 'refusal', family: familyOf('points', code), code, message };
  }
  if (reversalId === '') return unreadable('no-reversal-id');
  if (pointsReversed !== asked) return unreadable('another-amount');
  return value({ reversalId });
}

export function reversePoints(
  call: Call,
  { redemptionId, points, customer }: PointsReverseRequest,
): Promise<Outcome<{ reversalId: string }>> {
  if (!reversedUnder.includes(customer.type))
    return Promise.resolve(withoutSending('no-identifier-for-reversals'));
  const body = {
    redemptionId,
    pointsToBeReversed: points,
    identifier: { type: customer.type, value: customer.value },
  };
  return call({ method: 'POST', path: '/v2/points/reverse', body }, 'write', (answer) =>
    readReversal(answer, points),
  );
}
