/** Whether a member may use so many points, through v1.1: the only version that can be asked. Takes nothing. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { pointsSuccess } from './codes-points.ts';
import { itemsAt, openV11, readOneItem } from './envelope-v11.ts';
import { v11Name } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { flag, number, textOrNull } from './wire-values.ts';

export interface PointsCheckRequest {
  customer: WireIdentifier;
  points: number;
  /** Has the one-time code sent in the same call. */
  sendCode: boolean;
  /** No one-time code is wanted for these points. */
  skipValidation: boolean;
}

export interface PointsCheckFacts {
  redeemable: boolean;
  points: number;
  /** What they are worth in the store's money, decimal text; null = not told. */
  worth: string | null;
}

/** One place in the tables, another in the JSON sample (U24). */
const places = [
  ['points', 'redeemable'],
  ['responses', 'points', 'response', 'points', 'redeemable'],
];

/** Capillary docs: Check If Points Redeemable (v1.1). */
const redeemable = z.object({
  points: number,
  is_redeemable: flag,
  points_redeem_value: textOrNull,
  points_redeem_local_value: textOrNull,
});

export function readPointsCheck(body: unknown, asked: number): Reading<PointsCheckFacts> {
  const opened = openV11(body);
  const path = places.find((place) => opened !== null && itemsAt(opened.root, place).length > 0);
  const rules = {
    path: path ?? ['points', 'redeemable'],
    family: 'points',
    success: pointsSuccess,
    numberOverFlag: true,
  } as const;
  return readOneItem(body, rules, null, (item) => {
    const read = redeemable.parse(item);
    if (read.is_redeemable === null) return unreadable('no-verdict');
    if (read.points !== null && read.points !== asked) return unreadable('another-amount');
    return value({
      redeemable: read.is_redeemable,
      points: asked,
      worth: read.points_redeem_local_value ?? read.points_redeem_value,
    });
  });
}

export function checkPoints(call: Call, request: PointsCheckRequest): Promise<Outcome<PointsCheckFacts>> {
  const { customer, points, sendCode, skipValidation } = request;
  return call(
    {
      method: 'GET',
      path: '/v1.1/points/isredeemable',
      query: [
        ['format', 'json'],
        [v11Name(customer.type), customer.value],
        ['points', String(points)],
        ...(sendCode ? [['issue_otp', 'true'] as [string, string]] : []),
        ...(skipValidation ? [['skip_validation', 'true'] as [string, string]] : []),
      ],
    },
    'read',
    (answer) => readPointsCheck(answer, points),
  );
}
