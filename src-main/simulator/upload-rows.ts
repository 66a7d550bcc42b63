// Works through the rows of an uploaded file: codes for members or for nobody, and redemptions made elsewhere. A bad
// row is an error of its own and stops nothing. Indexes are made once, so that a hundred thousand rows take no time.
import { issueCoupon, recordRedemption } from './ledger.ts';
import type { Series } from './series.ts';
import type { Call } from './wire.ts';
import { type Coupon, type Member, redemptionsOfCoupon, storeById } from './world.ts';

export const holderNames = {
  MOBILE: 'mobile',
  EXTERNAL_ID: 'externalId',
  EMAIL: 'email',
  USER_ID: 'userId',
} as const;
export type Holder = keyof typeof holderNames;

export interface Counts {
  rows: number;
  errors: number;
}

function membersBy(call: Call, holder: Holder): (text: string) => Member | undefined {
  const { members, organisation } = call.world;
  const known = new Map<string, Member>();
  for (const member of members) {
    const name = {
      MOBILE: member.mobile,
      EXTERNAL_ID: member.externalId,
      EMAIL: member.email?.toLowerCase(),
      USER_ID: String(member.id),
    }[holder];
    if (name) known.set(name, member);
  }
  return (text) => {
    const wanted = holder === 'EMAIL' ? text.toLowerCase() : text;
    return known.get(wanted) ?? (holder === 'MOBILE' ? known.get(organisation.dialCode + wanted) : undefined);
  };
}

/** Counts what `take` says no to. */
function count(rows: readonly string[][], take: (row: string[]) => boolean): Counts {
  let errors = 0;
  for (const row of rows) if (!take(row)) errors += 1;
  return { rows: rows.length, errors };
}

/** Identifier alone, or identifier and code; with nobody named, codes alone. */
export function takeCodes(
  call: Call,
  series: Series,
  rows: readonly string[][],
  holder: Holder | 'NOT_TAGGED',
  column: number,
): Counts {
  const { world, nowMs, caller } = call;
  const taken = new Set(world.coupons.map(({ code }) => code.toUpperCase()));
  let left = series.maxCreate < 0 ? Number.POSITIVE_INFINITY : series.maxCreate;
  left -= world.coupons.filter(({ seriesId }) => seriesId === series.id).length;
  const memberOf = holder === 'NOT_TAGGED' ? undefined : membersBy(call, holder);
  return count(rows, (row) => {
    const code = memberOf ? row[column === 0 ? 1 : 0] : row[0];
    const member = memberOf?.(row[column] ?? '');
    if (memberOf && !member) return false;
    if (!memberOf && !code) return false;
    if (code && (taken.has(code.toUpperCase()) || !/^[\w-]+$/.test(code))) return false;
    if (left <= 0) return false;
    left -= 1;
    if (code) taken.add(code.toUpperCase());
    issueCoupon(world, {
      seriesId: series.id,
      memberId: member?.id ?? null,
      code: code || undefined,
      issuedMs: nowMs,
      issuedStoreId: caller.store.id,
    });
    return true;
  });
}

/** Column numbers by the names of `uploadHeaders`. */
export type Columns = Readonly<Record<string, number>>;

/** Keeps the moment and the till of each redemption, as no other call does. */
export function takeRedemptions(
  call: Call,
  series: Series,
  rows: readonly string[][],
  holder: Holder,
  columns: Columns,
): Counts {
  const { world } = call;
  const ofSeries = world.coupons.filter(({ seriesId }) => seriesId === series.id);
  const byCode = new Map(ofSeries.map((coupon) => [coupon.code.toUpperCase(), coupon]));
  const byId = new Map(ofSeries.map((coupon) => [String(coupon.id), coupon]));
  const used = new Set(
    ofSeries.filter(({ id }) => redemptionsOfCoupon(world, id).length > 0).map(({ id }) => id),
  );
  // a member's own number wins over other identifiers
  const memberOf = membersBy(call, columns.userId === undefined ? holder : 'USER_ID');
  const memberColumn = columns.userId ?? columns[holderNames[holder]] ?? -1;
  const cell = (row: string[], name: string): string => row[columns[name] ?? -1] ?? '';
  const couponOf = (row: string[]): Coupon | undefined =>
    columns.couponId === undefined
      ? byCode.get(cell(row, 'couponCode').toUpperCase())
      : byId.get(cell(row, 'couponId'));
  return count(rows, (row) => {
    const coupon = couponOf(row);
    const member = memberOf(row[memberColumn] ?? '');
    const till = world.tills.find(({ id }) => String(id) === cell(row, 'redeemedAt'));
    const moment = cell(row, 'redeemedDateInMillis');
    if (!coupon || !member || !till || !/^\d{12,14}$/.test(moment)) return false;
    if (!series.isMultipleUseAllowed && used.has(coupon.id)) return false;
    if (!series.anyUser && coupon.memberId !== member.id) return false;
    used.add(coupon.id);
    recordRedemption(world, coupon, member, {
      atMs: Number(moment),
      storeId: storeById(world, till.storeId)?.id ?? 0,
      tillCode: till.code,
      billAmount: 0,
      billNumber: cell(row, 'billNumber'),
      sentRedemptionTime: moment,
      requestId: call.requestId,
    });
    return true;
  });
}
