// GET /v1.1/points/isredeemable and validationcode, POST /v1.1/points/redeem. A code that holds is sent once more, not
// replaced; the same external reference number takes points once.
import { findV11 } from '../find-member.ts';
import { type PointRedemption, sendCode, spendPoints } from '../points.ts';
import { itemStatus, listUnder, nothing, v11Answer } from '../v11.ts';
import { type Answer, type Call, listOf, queryRecord, recordOf, textOf } from '../wire.ts';
import { type Member, memberById } from '../world.ts';
import { codesToday, place, pointsProblem, readPoints, takeCode, worthOf } from './points-place.ts';

function memberAsked(call: Call): Member | undefined {
  const query = queryRecord(call.request.query);
  const byUser = query.user_id === undefined ? undefined : memberById(call.world, Number(query.user_id));
  return byUser ?? findV11(call.world, query).member;
}

const isTrue = (call: Call, name: string) => call.request.query.get(name) === 'true';

function checked(call: Call, code: number, points: string, isFine: boolean): Answer {
  const number = Number(points) || 0;
  const redeemable = {
    mobile: call.request.query.get('mobile') ?? '',
    points,
    is_redeemable: isFine,
    points_redeem_value: worthOf(number),
    points_redeem_local_value: worthOf(number),
    points_currency_ratio: '0.01',
    item_status: itemStatus('success', isFine, code),
  };
  const content =
    call.modes.pointsCheck === 'plain'
      ? { points: { redeemable } }
      : { responses: { points: { response: { points: { redeemable } } } } };
  return v11Answer(call, isFine ? 200 : 500, content);
}

export function checkPoints(call: Call): Answer {
  const points = call.request.query.get('points') ?? '';
  const member = memberAsked(call);
  if (!member) return checked(call, 816, points, false);
  const problem = pointsProblem(member, readPoints(points));
  if (problem !== undefined) return checked(call, problem, points, false);
  const isSent =
    !isTrue(call, 'issue_otp') || sendCode(call.world, member, call.nowMs, codesToday(call, member));
  return checked(call, isSent ? 800 : 876, points, true);
}

export const refuseCheckPoints = (call: Call, code: number): Answer =>
  checked(call, code, call.request.query.get('points') ?? '', false);

function codeAnswer(call: Call, code: number, member?: Member): Answer {
  const item = {
    user_id: member?.id ?? '',
    mobile: member?.mobile ?? '',
    points: call.request.query.get('points') ?? '',
    // the sample has a number and no flag
    item_status: { code, message: code === 200 ? 'Validation code sent' : 'Validation code not sent' },
  };
  return v11Answer(call, code === 200 ? 200 : 500, { validation_code: { code: item } });
}

export function validationCode(call: Call): Answer {
  const member = memberAsked(call);
  if (!member) return codeAnswer(call, 816);
  if (readPoints(call.request.query.get('points')) === undefined) return codeAnswer(call, 801, member);
  const isSent = sendCode(call.world, member, call.nowMs, codesToday(call, member));
  return codeAnswer(call, isSent ? 200 : 429, member);
}

export const refuseValidationCode = (call: Call, code: number): Answer => codeAnswer(call, code);

const asked = (call: Call) => recordOf(listOf(recordOf(recordOf(call.request.body).root).redeem)[0]);

function redeemed(call: Call, redemption: PointRedemption, member: Member): Answer {
  return v11Answer(call, 200, {
    responses: {
      points: {
        mobile: member.mobile ?? '',
        email: member.email ?? '',
        external_id: member.externalId ?? '',
        user_id: member.id,
        redemption_id: redemption.id,
        points_redeemed: redemption.points,
        redeemed_value: worthOf(redemption.points),
        redeemed_local_value: worthOf(redemption.points),
        balance: member.points,
        side_effects: listUnder('effect', [
          {
            id: redemption.number,
            num_points: redemption.points,
            points_redemption_summary_id: String(redemption.number),
            redeemed_on_bill_number: redemption.billNumber,
            redeemed_on_bill_id: -1,
            type: 'points',
          },
        ]),
        item_status: itemStatus('success', true, 800),
      },
    },
  });
}

export function refuseRedeemPoints(call: Call, code: number): Answer {
  const customer = recordOf(asked(call).customer);
  return v11Answer(call, 500, {
    responses: {
      points: {
        mobile: textOf(customer.mobile),
        points_redeemed: textOf(asked(call).points_redeemed),
        side_effects: nothing,
        item_status: itemStatus('success', false, code),
      },
    },
  });
}

/** The redemption made under this reference before. */
export function madeBefore(call: Call, reference: string): PointRedemption | undefined {
  return reference === ''
    ? undefined
    : call.world.points.redemptions.find(({ externalReference }) => externalReference === reference);
}

export function redeemPoints(call: Call): Answer {
  const wish = asked(call);
  const reference = textOf(wish.external_reference_number);
  const before = madeBefore(call, reference);
  const member = findV11(call.world, recordOf(wish.customer)).member;
  if (!member) return refuseRedeemPoints(call, 816);
  if (before && call.modes.pointsRepeat === 'refused') return refuseRedeemPoints(call, 817);
  if (before) return redeemed(call, before, member);
  const points = readPoints(wish.points_redeemed);
  const problem = pointsProblem(member, points);
  if (problem !== undefined || points === undefined) return refuseRedeemPoints(call, problem ?? 801);
  if (!takeCode(call, member, textOf(wish.validation_code), isTrue(call, 'skip_validation')))
    return refuseRedeemPoints(call, 808);
  const redemption = spendPoints(
    call.world,
    member,
    {
      points,
      billNumber: textOf(wish.transaction_number),
      externalReference: reference,
      notes: textOf(wish.notes),
      sentRedemptionTime: textOf(wish.redemption_time),
    },
    place(call),
  );
  return redeemed(call, redemption, member);
}
