// GET /v1.1/customer/redemptions: what a member has redeemed, with redemption id, till and bill number in one
// row. Ten rows of each unless more are asked for.
import { dayText, plainText } from '../cluster-time.ts';
import { findV11 } from '../find-member.ts';
import type { PointRedemption } from '../points.ts';
import { itemStatus, listUnder, nothing, v11Answer } from '../v11.ts';
import { programId } from '../views/customer-view.ts';
import { type Answer, type Call, queryRecord } from '../wire.ts';
import { type Member, type Redemption, seriesById, standingRedemptions, tillByCode } from '../world.ts';
import { storeName } from './customer-coupons.ts';
import { readCount } from './customer-search.ts';

function row(call: Call, redemption: Redemption): unknown {
  const series = seriesById(call.world, redemption.seriesId);
  const till = tillByCode(call.world, redemption.tillCode);
  return {
    id: redemption.id,
    code: redemption.code.toUpperCase(),
    series_id: redemption.seriesId,
    description: series?.description ?? '',
    discount_code: series?.discountCode ?? '',
    discount_type: series?.discountType ?? '',
    discount_value: series?.discountValue ?? '',
    transaction_number: redemption.billNumber,
    bill_id: '',
    redeemed_time: plainText(redemption.atMs, call.offsetMinutes),
    redeemed_at: redemption.tillCode,
    redeemed_store: storeName(call.world, redemption.storeId),
    redeemed_till: { code: redemption.tillCode, name: till?.name ?? '' },
    custom_fields: nothing,
  };
}

/** The rows asked for, newest first unless `order=asc`; undefined when a number cannot be read. */
function select(call: Call, member: Member): Redemption[] | undefined {
  const { query } = call.request;
  const general = readCount(query.get('limit'), 10);
  const limit = general === undefined ? undefined : readCount(query.get('coupons_limit'), general);
  const firstId = readCount(query.get('coupons_start_id'), 0);
  const lastId = readCount(query.get('coupons_end_id'), Number.MAX_SAFE_INTEGER);
  if (limit === undefined || firstId === undefined || lastId === undefined) return undefined;
  const from = query.get('start_date') ?? '';
  const to = query.get('end_date') ?? '9999-12-31';
  const rows = standingRedemptions(call.world)
    .filter((redemption) => redemption.memberId === member.id)
    .filter(({ id }) => id >= firstId && id <= lastId)
    .filter(({ atMs }) => {
      const day = dayText(atMs, call.offsetMinutes);
      return day >= from && day <= to;
    })
    .sort((one, other) => one.atMs - other.atMs || one.id - other.id);
  return (query.get('order')?.toLowerCase() === 'asc' ? rows : rows.reverse()).slice(0, limit);
}

function pointsRow(call: Call, one: PointRedemption): unknown {
  return {
    id: one.id,
    program_id: programId,
    points_redeemed: one.points,
    transaction_number: one.billNumber,
    validation_code: '',
    redeemed_time: plainText(one.atMs, call.offsetMinutes),
    redeemed_at: one.tillCode,
    notes: one.notes,
    redeemed_store: storeName(call.world, one.storeId),
    redeemed_till: { code: one.tillCode, name: tillByCode(call.world, one.tillCode)?.name ?? '' },
    reversals: one.reversals.map(({ id, points, atMs }) => ({
      id,
      points_reversed: points,
      reversed_on: plainText(atMs, call.offsetMinutes),
    })),
  };
}

/** By day and by the reference they were used under, where this server knows that filter; newest first. */
function selectPoints(call: Call, member: Member): PointRedemption[] {
  const { query } = call.request;
  const reference = query.get('external_reference_number') ?? '';
  const isFiltered = reference !== '' && call.modes.pointsFilter === 'honoured';
  const from = query.get('start_date') ?? '';
  const to = query.get('end_date') ?? '9999-12-31';
  const limit = readCount(query.get('points_limit') ?? query.get('limit'), 10) ?? 10;
  return call.world.points.redemptions
    .filter(({ memberId }) => memberId === member.id)
    .filter(({ externalReference }) => !isFiltered || externalReference === reference)
    .filter(({ atMs }) => {
      const day = dayText(atMs, call.offsetMinutes);
      return day >= from && day <= to;
    })
    .reverse()
    .slice(0, limit);
}

export function customerRedemptions(call: Call): Answer {
  const { query } = call.request;
  const found = findV11(call.world, queryRecord(query));
  if (found.state !== 'found') {
    return v11Answer(call, 500, { customer: { item_status: itemStatus('success', false, 1012) } });
  }
  const { member } = found;
  const type = (query.get('type') ?? 'BOTH').toUpperCase();
  const selected = type === 'POINTS' ? [] : select(call, member);
  const points = type === 'COUPONS' ? [] : selectPoints(call, member);
  if (!selected || !['POINTS', 'COUPONS', 'BOTH'].includes(type)) return v11Answer(call, 400, {});
  return v11Answer(call, 200, {
    customer: {
      mobile: member.mobile ?? '',
      email: member.email ?? '',
      external_id: member.externalId ?? '',
      firstname: member.firstName,
      lastname: member.lastName,
      ...(query.get('user_id') === 'true' ? { user_id: member.id } : {}),
      rows: selected.length + points.length,
      coupons_count: selected.length,
      points_count: points.length,
      redemptions: {
        coupons: listUnder(
          'coupon',
          selected.map((redemption) => row(call, redemption)),
        ),
        points: listUnder(
          'point',
          points.map((one) => pointsRow(call, one)),
        ),
      },
      item_status: itemStatus('success', true, 1000),
    },
  });
}
