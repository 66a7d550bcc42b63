// Whether a member may be given coupons of a series, and giving them. The same for every issuing call; none of them
// recognises a repeat.
import { issueCoupon } from './ledger.ts';
import type { Series } from './series.ts';
import type { Call } from './wire.ts';
import { type Coupon, type Member, seriesById } from './world.ts';

/** Of a series by its number as text, or the number it is refused with. */
export function issuableSeries(call: Call, member: Member, asked: string): Series | number {
  const series = /^\d+$/.test(asked) ? seriesById(call.world, Number(asked)) : undefined;
  if (!series) return 707;
  if (series.isForeign) return 715;
  if (member.isFraud) return 740;
  if (member.isBlocked) return 742;
  if (series.isExternal) return 777;
  return call.nowMs > series.validTillMs ? 712 : series;
}

/** How many more this member may be given. */
export function roomFor({ world }: Call, member: Member, series: Series): number {
  const issued = world.coupons.filter(({ seriesId }) => seriesId === series.id);
  const held = issued.filter(({ memberId }) => memberId === member.id);
  const left = (limit: number, used: number) => (limit < 0 ? Number.POSITIVE_INFINITY : limit - used);
  const room = Math.min(left(series.maxCreate, issued.length), left(series.maxVouchersPerUser, held.length));
  return Math.max(0, room);
}

export function give(call: Call, member: Member, series: Series): Coupon {
  return issueCoupon(call.world, {
    seriesId: series.id,
    memberId: member.id,
    issuedMs: call.nowMs,
    issuedStoreId: call.caller.store.id,
  });
}

export interface Issued {
  coupon: Coupon;
  series: Series;
}

/** One coupon, or the number it is refused with. */
export function issueOne(call: Call, member: Member, asked: string): Issued | number {
  const series = issuableSeries(call, member, asked);
  if (typeof series === 'number') return series;
  if (roomFor(call, member, series) === 0) return 722;
  return { coupon: give(call, member, series), series };
}
