// GET /v1.1/coupon/get and /v1.1/coupon/isredeemable, with item_status.status instead of .success, a date
// with the day first, and refusals that look like successes but for one word.
import { dayFirstText, plainText } from '../cluster-time.ts';
import { findV11 } from '../find-member.ts';
import { couponExpiry, judge, type Verdict } from '../rules.ts';
import { batchCode, itemStatus, many, nothing, renderV11, v11Answer, v11Status } from '../v11.ts';
import { seriesInfoV11 } from '../views/series-view.ts';
import { type Answer, type Call, queryRecord } from '../wire.ts';
import {
  type Coupon,
  couponByCode,
  memberById,
  type Redemption,
  redemptionsOfCoupon,
  seriesById,
} from '../world.ts';
import { codeInCase, storeName } from './customer-coupons.ts';

const listed = (text: string | null): string[] =>
  (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));

function person(call: Call, memberId: number | null): unknown {
  const member = memberId === null ? undefined : memberById(call.world, memberId);
  if (!member) return nothing;
  const hasUserId = call.request.query.get('user_id') === 'true';
  return {
    firstname: member.firstName,
    lastname: member.lastName,
    mobile: member.mobile ?? '',
    email: member.email ?? '',
    external_id: member.externalId ?? '',
    ...(hasUserId ? { user_id: member.id } : {}),
  };
}

function redemptionPart(call: Call, last: Redemption | undefined): Record<string, unknown> {
  if (!last) {
    return {
      redemption_info: { redeemed: false, redeemed_on: '', redeemed_at: '' },
      redeemed_by: nothing,
      transaction: nothing,
    };
  }
  return {
    redemption_info: {
      redeemed: true,
      redeemed_on: plainText(last.atMs, call.offsetMinutes),
      redeemed_at: last.tillCode,
    },
    redeemed_by: person(call, last.memberId),
    store: storeName(call.world, last.storeId),
    transaction: { number: last.billNumber, id: '' },
  };
}

function couponItem(call: Call, coupon: Coupon): unknown {
  const series = seriesById(call.world, coupon.seriesId);
  const used = redemptionsOfCoupon(call.world, coupon.id);
  return {
    code: coupon.code.toUpperCase(),
    id: coupon.id,
    valid_till: series
      ? dayFirstText(couponExpiry(coupon, series, call.offsetMinutes), call.offsetMinutes)
      : '',
    issued_on: plainText(coupon.issuedMs, call.offsetMinutes),
    customer: person(call, coupon.memberId),
    pincode: '',
    issued_store: storeName(call.world, coupon.issuedStoreId),
    series_id: coupon.seriesId,
    is_absolute: series?.discountType === 'ABS',
    value: series?.discountValue ?? 0,
    ...redemptionPart(call, used.at(-1)),
    item_status: itemStatus('status', true, 700),
  };
}

export function couponGet(call: Call): Answer {
  const { query } = call.request;
  const { world, modes } = call;
  const missCode = modes.unknownCode === 'by-call' ? 702 : modes.unknownCode;
  const wanted = [
    ...listed(query.get('code')).map((code) => ({ text: code, coupon: couponByCode(world, code) })),
    ...listed(query.get('id')).map((id) => ({
      text: id,
      coupon: world.coupons.find((coupon) => String(coupon.id) === id),
    })),
  ];
  if (wanted.length === 0) return v11Answer(call, 400, {});
  const failed = wanted.filter(({ coupon }) => !coupon).length;
  const items = wanted.map(({ text, coupon }) =>
    coupon
      ? couponItem(call, coupon)
      : { code: text.toUpperCase(), item_status: itemStatus('status', false, missCode) },
  );
  return v11Answer(call, batchCode(items.length, failed), { coupons: { coupon: many(items) } });
}

function checkAnswer(call: Call, level: number, items: readonly unknown[]): Answer {
  const status = v11Status(level);
  const coupons = items.length === 0 ? {} : { coupons: { redeemable: many(items) } };
  const tree =
    call.modes.v11CheckNesting === 'double'
      ? { response: { status, redeem: { response: { status, ...coupons } } } }
      : { response: { status, ...coupons } };
  return { status: 200, body: renderV11(tree, call.modes) };
}

function redeemable(call: Call, code: string, verdict: Verdict): unknown {
  const { query } = call.request;
  const asked = query.get('details');
  const hasDetails = (asked === 'true' || asked === 'extended') && verdict.series !== undefined;
  const shownCode = call.modes.v11CheckCode === '706' ? 706 : verdict.isFine ? 700 : verdict.code;
  return {
    mobile: query.get('mobile') ?? '',
    code: codeInCase(code, query.get('coupon_code_case')),
    is_redeemable: verdict.isFine,
    item_status: verdict.isFine
      ? itemStatus('status', true, 700, 'Coupon isRedeem successful')
      : itemStatus('status', true, shownCode),
    ...(hasDetails && verdict.series
      ? { series_info: seriesInfoV11(verdict.series, call.offsetMinutes) }
      : {}),
  };
}

export function checkV11(call: Call): Answer {
  const { query } = call.request;
  const codes = listed(query.get('code'));
  if (codes.length === 0) return checkAnswer(call, 400, []);
  const found = findV11(call.world, queryRecord(query));
  if (found.state !== 'found') {
    const code = found.state === 'missing' ? 721 : 701;
    return checkAnswer(
      call,
      500,
      codes.map((text) => ({
        code: text.toUpperCase(),
        is_redeemable: false,
        item_status: itemStatus('status', false, code),
      })),
    );
  }
  const items = codes.map((code) => {
    const verdict = judge({
      world: call.world,
      modes: call.modes,
      offsetMinutes: call.offsetMinutes,
      nowMs: call.nowMs,
      purpose: 'check',
      family: 'v1.1',
      code,
      member: found.member,
      store: call.caller.store,
      billAmount: 0,
      billNumber: '',
    });
    return redeemable(call, code, verdict);
  });
  return checkAnswer(call, 200, items);
}
