// GET /v1.1/customer/redemptions: what a member has redeemed, with redemption id, till and bill number in one
// row. Ten rows unless more are asked for. Points are never redeemed here, so that list is always empty.
import { dayText, plainText } from '../cluster-time.ts';
import { findV11 } from '../find-member.ts';
import { itemStatus, listUnder, nothing, v11Answer } from '../v11.ts';
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

export function customerRedemptions(call: Call): Answer {
  const { query } = call.request;
  const found = findV11(call.world, queryRecord(query));
  if (found.state !== 'found') {
    return v11Answer(call, 500, { customer: { item_status: itemStatus('success', false, 1012) } });
  }
  const { member } = found;
  const type = (query.get('type') ?? 'BOTH').toUpperCase();
  const selected = type === 'POINTS' ? [] : select(call, member);
  if (!selected || !['POINTS', 'COUPONS', 'BOTH'].includes(type)) return v11Answer(call, 400, {});
  return v11Answer(call, 200, {
    customer: {
      mobile: member.mobile ?? '',
      email: member.email ?? '',
      external_id: member.externalId ?? '',
      firstname: member.firstName,
      lastname: member.lastName,
      ...(query.get('user_id') === 'true' ? { user_id: member.id } : {}),
      rows: selected.length,
      coupons_count: selected.length,
      points_count: 0,
      redemptions: {
        coupons: listUnder(
          'coupon',
          selected.map((redemption) => row(call, redemption)),
        ),
        points: nothing,
      },
      item_status: itemStatus('success', true, 1000),
    },
  });
}
