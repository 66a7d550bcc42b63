/**
 * Uses points of a member. The caller's reference makes the request its own key: the same again is not taken twice
 * (Capillary docs: Idempotency); whether the repeat is refused or answered once more is written nowhere (U25). Sent
 * once; nothing here repeats it.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { pointsSuccess } from './codes-points.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import { readOneItem } from './envelope-v11.ts';
import { v11Name } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { isObject, member, number, text, textOrNull } from './wire-values.ts';

export interface PointsRedeemRequest {
  version: 'v1.1' | 'v2';
  customer: WireIdentifier;
  customerId: string;
  points: number;
  billNumber: string;
  /** external_reference_number; with v1.1 also in the notes, which every list of redemptions tells. */
  reference: string;
  /** The one-time code; null = the organisation wants none. Never logged, never kept. */
  code: string | null;
  /** `YYYY-MM-DD HH:MM:SS` in cluster time; null = let Capillary take its own now. */
  redemptionTime: string | null;
}

export interface PointsRedemptionFacts {
  redemptionId: string;
  points: number;
  /** In the store's money, decimal text; null = not told. */
  worth: string | null;
  /** What is left; null = not told. */
  balance: number | null;
  message: string;
  resultCode: number | null;
}

/** Capillary docs: Redeem points (v1.1). */
const redeemed = z.object({
  redemption_id: text,
  points_redeemed: number,
  redeemed_value: textOrNull,
  redeemed_local_value: textOrNull,
  balance: number,
});

/** Believed only with its id and the number of points that was asked for. */
export function readPointsRedemption(body: unknown, asked: number): Reading<PointsRedemptionFacts> {
  const rules = {
    path: ['responses', 'points'],
    family: 'points',
    success: pointsSuccess,
    numberOverFlag: false,
  } as const;
  return readOneItem(body, rules, null, (item, status) => {
    const read = redeemed.parse(item);
    if (read.redemption_id === '') return unreadable('no-redemption-id');
    if (read.points_redeemed !== asked) return unreadable('another-amount');
    return value({
      redemptionId: read.redemption_id,
      points: asked,
      worth: read.redeemed_local_value ?? read.redeemed_value,
      balance: read.balance,
      message: status.message,
      resultCode: status.code,
    });
  });
}

const redeemedV2 = z.object({ redemptionId: text, points: number, pointsRedeemed: number });

/** The rest of the answer is lost (U26): without a redemption id in one of the places a v2 answer has it, nobody knows. */
export function readPointsRedemptionV2(body: unknown, asked: number): Reading<PointsRedemptionFacts> {
  const refusal = refusalOfV2(body, 'points');
  if (refusal) return refusal;
  const inner = member(body, 'entity');
  const told = isObject(inner) ? inner : body;
  if (!isObject(told)) return unreadable('no-answer-object');
  const read = redeemedV2.parse(told);
  if (read.redemptionId === '') return unreadable('no-redemption-id');
  if ((read.pointsRedeemed ?? read.points ?? asked) !== asked) return unreadable('another-amount');
  return value({
    redemptionId: read.redemptionId,
    points: asked,
    worth: null,
    balance: null,
    message: '',
    resultCode: null,
  });
}

function redeemV11(call: Call, request: PointsRedeemRequest): Promise<Outcome<PointsRedemptionFacts>> {
  const { customer, points, billNumber, reference, code, redemptionTime } = request;
  const redeem = {
    points_redeemed: points,
    customer: { [v11Name(customer.type)]: customer.value },
    transaction_number: billNumber,
    external_reference_number: reference,
    notes: reference,
    ...(code === null ? {} : { validation_code: code }),
    ...(redemptionTime === null ? {} : { redemption_time: redemptionTime }),
  };
  return call(
    {
      method: 'POST',
      path: '/v1.1/points/redeem',
      query: [
        ['format', 'json'],
        ...(code === null ? [['skip_validation', 'true'] as [string, string]] : []),
      ],
      body: { root: { redeem: [redeem] } },
    },
    'write',
    (answer) => readPointsRedemption(answer, points),
  );
}

/** Capillary docs: Redeem customer points (v2), an excerpt. */
function redeemV2(call: Call, request: PointsRedeemRequest): Promise<Outcome<PointsRedemptionFacts>> {
  const { customerId, points, billNumber, reference, code } = request;
  const body = {
    redemptionType: 'POINTS',
    points,
    transactionNumber: billNumber,
    ...(code === null ? {} : { validationCode: code }),
    source: 'INSTORE',
    commit: true,
    externalReferenceNumber: reference,
  };
  return call(
    {
      method: 'POST',
      path: `/v2/customers/${encodeURIComponent(customerId)}/redemptions`,
      name: '/v2/customers/{}/redemptions',
      body,
    },
    'write',
    (answer) => readPointsRedemptionV2(answer, points),
  );
}

export function redeemPoints(
  call: Call,
  request: PointsRedeemRequest,
): Promise<Outcome<PointsRedemptionFacts>> {
  return request.version === 'v1.1' ? redeemV11(call, request) : redeemV2(call, request);
}
