// GET /v2/customers/coupons: the coupons issued to a member, with what is left and where they were used.
// Revoked coupons are not listed; a shared code nobody owns is in nobody's list.
import { isoText, midnightText } from '../cluster-time.ts';
import { findV2 } from '../find-member.ts';
import { couponExpiry, redemptionsLeft } from '../rules.ts';
import { fine, refused } from '../v2.ts';
import { type Answer, type Call, queryRecord } from '../wire.ts';
import {
  type Coupon,
  type Member,
  redemptionsOfCoupon,
  seriesById,
  storeById,
  type World,
} from '../world.ts';
import { readCount } from './customer-search.ts';

interface State {
  isRedeemed: boolean;
  isExpired: boolean;
}

const filters: Readonly<Record<string, (state: State) => boolean>> = {
  Active: ({ isExpired, isRedeemed }) => !isExpired && !isRedeemed,
  Redeemed: ({ isRedeemed }) => isRedeemed,
  Unexpired: ({ isExpired }) => !isExpired,
  Unredeemed: ({ isRedeemed }) => !isRedeemed,
  Active_Redeemed: ({ isExpired, isRedeemed }) => !isExpired && isRedeemed,
  Active_Unredeemed: ({ isExpired, isRedeemed }) => !isExpired && !isRedeemed,
  Expired_Redeemed: ({ isExpired, isRedeemed }) => isExpired && isRedeemed,
  Expired_Unredeemed: ({ isExpired, isRedeemed }) => isExpired && !isRedeemed,
};

/** Answers are upper case unless the caller says otherwise. */
export function codeInCase(code: string, wanted: string | null): string {
  if (wanted === 'AS_IT_IS') return code;
  return wanted === 'LOWER' ? code.toLowerCase() : code.toUpperCase();
}

export function storeName(world: World, storeId: number): { code: string; name: string } {
  const store = storeById(world, storeId);
  return { code: store?.code ?? '', name: store?.name ?? '' };
}

/** Several statuses may be asked for in one list; one of them is enough. */
function keeps(asked: string | null): ((state: State) => boolean) | undefined {
  if (asked === null || asked.trim() === '') return () => true;
  const wanted = asked.split(',').map((name) => filters[name.trim()]);
  return wanted.every((filter) => filter !== undefined)
    ? (state) => wanted.some((filter) => filter(state))
    : undefined;
}

function row(call: Call, member: Member, coupon: Coupon): { state: State; item: unknown } | undefined {
  const { world, offsetMinutes, nowMs } = call;
  const series = seriesById(world, coupon.seriesId);
  if (!series) return undefined;
  const used = redemptionsOfCoupon(world, coupon.id);
  const expiryMs = couponExpiry(coupon, series, offsetMinutes);
  const item = {
    code: codeInCase(coupon.code, call.request.query.get('coupon_code_case')),
    seriesId: series.id,
    description: series.description,
    validTill: midnightText(expiryMs, offsetMinutes),
    ...(call.modes.validTillDateTime === 'given'
      ? { validTillDateTime: isoText(expiryMs, offsetMinutes) }
      : {}),
    discountType: series.discountType,
    discountValue: series.discountValue,
    discountUpto: series.discountUpto,
    redemptionCount: used.length,
    redemptionsLeft: redemptionsLeft(world, coupon, series, member.id),
    id: coupon.id,
    createdDate: isoText(coupon.issuedMs, offsetMinutes),
    transactionNumber: coupon.issuedBillNumber,
    issuedAt: storeName(world, coupon.issuedStoreId),
    redemptions: used.map((redemption) => ({
      date: isoText(redemption.atMs, offsetMinutes),
      transactionNumber: redemption.billNumber,
      redeemedAt: storeName(world, redemption.storeId),
    })),
  };
  return { state: { isRedeemed: used.length > 0, isExpired: nowMs > expiryMs }, item };
}

export function customerCoupons(call: Call): Answer {
  const { query } = call.request;
  const found = findV2(call.world, queryRecord(query));
  if (found.state !== 'found') return refused(call, [found.state === 'missing' ? 8013 : 8015]);
  const keep = keeps(query.get('status'));
  const limit = readCount(query.get('limit'), 100);
  const offset = readCount(query.get('offset'), 0);
  if (!keep || limit === undefined || offset === undefined) return refused(call, [400]);
  const { member } = found;
  const rows = call.world.coupons
    .filter((coupon) => coupon.memberId === member.id && !coupon.isRevoked)
    .flatMap((coupon) => row(call, member, coupon) ?? [])
    .filter(({ state }) => keep(state));
  const customer = {
    firstname: member.firstName,
    lastname: member.lastName,
    ...(member.mobile === undefined ? {} : { mobile: member.mobile }),
    ...(member.email === undefined ? {} : { email: member.email }),
    ...(member.externalId === undefined ? {} : { externalId: member.externalId }),
    id: member.id,
    coupons: rows.slice(offset, offset + limit).map(({ item }) => item),
  };
  return fine({
    entity: {
      pagination: { limit: String(limit), offset: String(offset), total: rows.length },
      customers: [customer],
    },
    warnings: [],
    errors: [],
    success: true,
  });
}
