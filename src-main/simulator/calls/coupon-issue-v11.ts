// POST /v1.1/coupon/issue: coupons one by one in a list, and GET /v1.1/coupon/resend: a message sent once more.
import { dayText } from '../cluster-time.ts';
import { findV11 } from '../find-member.ts';
import { type Issued, issueOne } from '../issuing.ts';
import { resendCoupon } from '../ledger.ts';
import { couponExpiry } from '../rules.ts';
import { batchCode, itemStatus, many, v11Answer } from '../v11.ts';
import { seriesInfoV11 } from '../views/series-view.ts';
import { type Answer, type Call, listOf, queryRecord, recordOf, textOf } from '../wire.ts';
import { type Coupon, couponByCode, type Member } from '../world.ts';

function customer(call: Call, member: Member): Record<string, unknown> {
  const hasUserId = call.request.query.get('user_id') === 'true';
  return {
    mobile: member.mobile ?? '',
    email: member.email ?? '',
    external_id: member.externalId ?? '',
    ...(hasUserId ? { user_id: member.id } : {}),
  };
}

/** The series' number, under whichever name this server knows it by (U47). */
function seriesAsked(call: Call, fields: Record<string, unknown>): string {
  const { v11IssueSeries } = call.modes;
  if (v11IssueSeries !== 'either') return textOf(fields[v11IssueSeries]);
  return textOf(fields.series_id) || textOf(fields.id);
}

/** 777 is a number of v2 alone. */
const inV11 = (code: number): number => (code === 777 ? 722 : code);

function issuedItem(call: Call, member: Member, { coupon, series }: Issued): unknown {
  return {
    code: coupon.code.toUpperCase(),
    valid_till: dayText(couponExpiry(coupon, series, call.offsetMinutes), call.offsetMinutes),
    series_info: seriesInfoV11(series, call.offsetMinutes),
    customer: customer(call, member),
    item_status: itemStatus('success', true, 700, 'Coupon Issued'),
  };
}

const failedItem = (code: number, more: Record<string, unknown> = {}) => ({
  ...more,
  item_status: itemStatus('success', false, code),
});

function issueItem(call: Call, written: unknown): { isFine: boolean; item: unknown } {
  const fields = recordOf(written);
  const found = findV11(call.world, recordOf(fields.customer));
  if (found.state !== 'found') {
    return { isFine: false, item: failedItem(found.state === 'missing' ? 721 : 701) };
  }
  const issued = issueOne(call, found.member, seriesAsked(call, fields));
  return typeof issued === 'number'
    ? { isFine: false, item: failedItem(inV11(issued)) }
    : { isFine: true, item: issuedItem(call, found.member, issued) };
}

const written = (call: Call): unknown[] => listOf(recordOf(recordOf(call.request.body).root).coupon);

export function issueV11(call: Call): Answer {
  const asked = written(call);
  if (asked.length === 0) return v11Answer(call, 400, {});
  const items = asked.map((one) => issueItem(call, one));
  const failed = items.filter(({ isFine }) => !isFine).length;
  const level = batchCode(items.length, failed);
  return v11Answer(call, level, { coupon: many(items.map(({ item }) => item)) });
}

export function refuseIssueV11(call: Call, code: number): Answer {
  const items = written(call).map(() => failedItem(code));
  return v11Answer(call, 500, { coupon: many(items) });
}

function resendAnswer(call: Call, code: number, coupon?: Coupon): Answer {
  const { query } = call.request;
  const named = coupon
    ? { id: coupon.id, code: coupon.code.toUpperCase() }
    : { id: query.get('id') ?? '', code: (query.get('code') ?? '').toUpperCase() };
  const isFine = code === 700;
  const item = isFine
    ? { ...named, item_status: itemStatus('success', true, 700, 'Coupon Resent') }
    : failedItem(code, named);
  // a list even of one
  return v11Answer(call, isFine ? 200 : 500, { coupons: { coupon: [item] } });
}

export function refuseResend(call: Call, code: number): Answer {
  return resendAnswer(call, code);
}

export function resend(call: Call): Answer {
  const { query } = call.request;
  const code = query.get('code') ?? '';
  const id = query.get('id') ?? '';
  if (code === '' && id === '') return resendAnswer(call, 702);
  // `id` is the coupon's here
  const { id: _coupon, ...identifiers } = queryRecord(query);
  const found = findV11(call.world, code === '' ? identifiers : queryRecord(query));
  if (found.state !== 'found') return resendAnswer(call, found.state === 'missing' ? 721 : 701);
  const coupon =
    code === '' ? call.world.coupons.find((one) => String(one.id) === id) : couponByCode(call.world, code);
  if (!coupon) return resendAnswer(call, 702);
  if (coupon.memberId !== found.member.id) return resendAnswer(call, 703, coupon);
  if (coupon.isRevoked) return resendAnswer(call, 702);
  resendCoupon(call.world, coupon);
  return resendAnswer(call, 700, coupon);
}
