// Requests for goodwill: POST /v1.1/request/add, approve, reject; GET get and logs; GET v2 of one member. Nothing
// recognises a repeat of a request; approving one that is decided is refused.
import { dayText, isoText, plainText } from '../cluster-time.ts';
import { findV11 } from '../find-member.ts';
import { askGoodwill, decideGoodwill, type Goodwill } from '../points.ts';
import { fine, refused } from '../v2.ts';
import { itemStatus, many, v11Answer } from '../v11.ts';
import { type Answer, type Call, listOf, queryRecord, recordOf, textOf } from '../wire.ts';
import { type Member, memberById } from '../world.ts';
import { place, readPoints } from './points-place.ts';

const asked = (call: Call) => recordOf(listOf(recordOf(recordOf(call.request.body).root).request)[0]);

export function refuseRequest(call: Call, code: number): Answer {
  const { type, base_type } = asked(call);
  return v11Answer(call, 500, {
    requests: {
      request: many([
        { type: textOf(type), base_type: textOf(base_type), item_status: itemStatus('success', false, code) },
      ]),
    },
  });
}

function customerOf(member: Member | undefined) {
  return {
    firstname: member?.firstName ?? '',
    lastname: member?.lastName ?? '',
    email: member?.email ?? '',
    mobile: member?.mobile ?? '',
    external_id: member?.externalId ?? '',
    id: member?.id ?? '',
    fraud_status: 'NONE',
  };
}

export function addRequest(call: Call): Answer {
  const wish = asked(call);
  if (textOf(wish.type) !== 'GOODWILL') return refuseRequest(call, 9006);
  const baseType = textOf(wish.base_type).replace(/^COUPONS$/, 'COUPON');
  if (baseType !== 'POINTS' && baseType !== 'COUPON') return refuseRequest(call, 9008);
  const { member } = findV11(call.world, recordOf(wish.customer));
  if (!member) return refuseRequest(call, 9007);
  const points = readPoints(wish.points) ?? 0;
  if (baseType === 'POINTS' && points === 0) return refuseRequest(call, 9012);
  const { tillCode } = place(call);
  const request = askGoodwill(call.world, {
    memberId: member.id,
    baseType,
    points,
    reason: textOf(wish.reason),
    comments: textOf(wish.comments),
    addedMs: call.nowMs,
    addedBy: tillCode,
  });
  if (call.request.query.get('client_auto_approve') === 'true') {
    request.isAuto = true;
    const comments = 'AUTO_APPROVED';
    decideGoodwill(call.world, request, member, {
      isApproved: true,
      points,
      comments,
      by: tillCode,
      place: place(call),
    });
  }
  return v11Answer(call, 200, {
    requests: {
      request: many([
        {
          reference_id: null,
          id: String(request.id),
          status: request.status,
          requested_on: plainText(request.addedMs, call.offsetMinutes),
          type: 'GOODWILL',
          base_type: baseType,
          customer: customerOf(member),
          reason: request.reason,
          comments: request.comments,
          item_status: itemStatus('success', true, call.modes.goodwillCode),
        },
      ]),
    },
  });
}

function waiting(call: Call): Goodwill | undefined {
  const id = textOf(asked(call).id);
  return call.world.points.goodwill.find((one) => String(one.id) === id && one.status === 'PENDING');
}

function decide(call: Call, isApproved: boolean): Goodwill | number {
  const request = waiting(call);
  const member = request && memberById(call.world, request.memberId);
  if (!request || !member) return 9013;
  const wish = asked(call);
  const points = textOf(wish.points) === '' ? request.points : (readPoints(wish.points) ?? 0);
  if (isApproved && (points === 0 || points > request.points)) return 9012;
  decideGoodwill(call.world, request, member, {
    isApproved,
    points,
    comments: textOf(wish.updated_comments),
    by: place(call).tillCode,
    place: place(call),
  });
  return request;
}

/** Answers with the request alone, without any status. */
export function approveRequest(call: Call): Answer {
  const decided = decide(call, true);
  if (typeof decided === 'number') return refuseRequest(call, decided);
  return fine({ response: { requests: { goodwill: { type: 'POINTS', ...goodwillRow(call, decided) } } } });
}

export function rejectRequest(call: Call): Answer {
  const decided = decide(call, false);
  if (typeof decided === 'number') return refuseRequest(call, decided);
  return v11Answer(call, 200, {
    requests: {
      request: many([
        {
          id: String(decided.id),
          type: 'GOODWILL',
          base_type: decided.baseType,
          status: decided.status,
          item_status: itemStatus('success', true, 9000),
        },
      ]),
    },
  });
}

function goodwillRow(call: Call, one: Goodwill): Record<string, unknown> {
  return {
    id: String(one.id),
    status: one.status,
    base_type: one.baseType,
    reason: one.reason,
    comments: one.comments,
    updated_comments: one.updatedComments,
    customer: customerOf(memberById(call.world, one.memberId)),
    points: String(one.points),
    approved_value: one.status === 'APPROVED' ? String(one.approvedPoints) : '',
    added_on: isoText(one.addedMs, call.offsetMinutes),
    last_action_on: isoText(one.decidedMs ?? one.addedMs, call.offsetMinutes),
    added_by: { code: one.addedBy, name: one.addedBy },
    updated_by: { code: one.decidedBy, name: one.decidedBy },
  };
}

function isWanted(call: Call, one: Goodwill, member: Member | undefined): boolean {
  const { query } = call.request;
  const status = query.get('status');
  const day = dayText(one.addedMs, call.offsetMinutes);
  const wanted = (query.get('base_type') ?? 'POINTS').replace(/^COUPONS$/, 'COUPON');
  return (
    one.baseType === wanted &&
    (status === null || one.status === status) &&
    (member === undefined || one.memberId === member.id) &&
    day >= (query.get('start_date') ?? '') &&
    day <= (query.get('end_date') ?? '9999-12-31')
  );
}

function list(call: Call, rows: readonly Goodwill[], more: (one: Goodwill) => object): Answer {
  const goodwill = rows.map((one) => ({
    ...goodwillRow(call, one),
    ...more(one),
    item_status: itemStatus('success', true, 9000),
  }));
  return v11Answer(call, 200, {
    requests: {
      count: rows.length,
      rows: rows.length,
      ...(rows.length === 0 ? {} : { goodwill: many(goodwill) }),
    },
  });
}

export function getRequests(call: Call): Answer {
  const { query } = call.request;
  const found = findV11(call.world, queryRecord(query));
  if (found.state === 'unknown') return v11Answer(call, 200, { requests: { count: 0, rows: 0 } });
  const limit = Math.min(Number(query.get('limit') ?? 50) || 50, 50);
  const rows = call.world.points.goodwill.filter((one) => isWanted(call, one, found.member)).reverse();
  return list(call, rows.slice(0, limit), () => ({}));
}

export function requestLogs(call: Call): Answer {
  const rows = call.world.points.goodwill.filter((one) => isWanted(call, one, undefined)).reverse();
  return list(call, rows, ({ isAuto }) => ({ approval_type: isAuto ? 'CLIENT' : 'CONFIG_DISABLED' }));
}

export function memberGoodwill(call: Call): Answer {
  const member = memberById(call.world, Number(call.parts[0]));
  if (!member) return refused(call, [8015]);
  const requestId = call.request.query.get('requestId');
  const rows = call.world.points.goodwill
    .filter(({ memberId, baseType }) => memberId === member.id && baseType === 'POINTS')
    .filter(({ id }) => requestId === null || String(id) === requestId)
    .reverse();
  return fine({
    pagination: { limit: rows.length, offset: 0, total: rows.length },
    data: rows.map((one) => ({
      id: one.id,
      addedBy: { code: one.addedBy, name: one.addedBy },
      updatedBy: { code: one.decidedBy, name: one.decidedBy },
      addedOn: isoText(one.addedMs, call.offsetMinutes),
      updatedOn: isoText(one.decidedMs ?? one.addedMs, call.offsetMinutes),
      userId: member.id,
      requestId: one.id,
      goodwillType: 'POINTS',
      goodwillStatus: one.status,
      comments: one.comments,
      reason: one.reason,
      approvedValue: one.status === 'APPROVED' ? String(one.approvedPoints) : '',
      updatedComments: one.updatedComments,
      oneStep: false,
    })),
    warnings: [],
    errors: [],
  });
}
