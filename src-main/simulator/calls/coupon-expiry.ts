// PUT /v2/coupon/bulk/expiry: another end for single codes of one series, also for codes that have ended. All of them
// or none.
import { endOfDay, readClusterMoment } from '../cluster-time.ts';
import { findV2 } from '../find-member.ts';
import { endCoupons } from '../ledger.ts';
import type { Series } from '../series.ts';
import { refusedChange, unshownDone } from '../views/change-view.ts';
import { type Answer, type Call, listOf, recordOf, textOf } from '../wire.ts';
import { type Coupon, couponByCode, seriesById } from '../world.ts';

const CODES_LIMIT = 100;

interface End {
  coupon: Coupon;
  expiryMs: number;
}

/** The code with its end, or the number it is refused with. */
function readEnd(call: Call, series: Series, written: unknown): End | number {
  const fields = recordOf(written);
  const code = textOf(fields.couponCode);
  if (code === '') return 781;
  const coupon = couponByCode(call.world, code);
  if (coupon?.seriesId !== series.id) return 702;
  const expiryMs = readClusterMoment(textOf(fields.expiryDate), call.offsetMinutes);
  if (expiryMs === undefined) return 629;
  const lastMs = endOfDay(series.validTillMs, call.offsetMinutes);
  if (expiryMs > lastMs && call.modes.expiryBeyondSeries === 'refused') return 629;
  return { coupon, expiryMs: Math.min(expiryMs, lastMs) };
}

export function changeExpiry(call: Call): Answer {
  const body = recordOf(call.request.body);
  const asked = textOf(body.couponSeriesId);
  const written = listOf(body.couponCodes);
  const series = /^\d+$/.test(asked) ? seriesById(call.world, Number(asked)) : undefined;
  if (asked === '') return refusedChange(call, 746);
  if (!series) return refusedChange(call, 755);
  if (series.isForeign) return refusedChange(call, 715);
  const found = findV2(call.world, recordOf(body.customer));
  if (found.state === 'unknown') return refusedChange(call, 701);
  if (series.clientHandlingType === 'GENERIC' && found.state === 'missing') return refusedChange(call, 721);
  if (written.length === 0) return refusedChange(call, 781);
  if (written.length > CODES_LIMIT) return refusedChange(call, 629);
  const ends = written.map((one) => readEnd(call, series, one));
  const refusal = ends.find((end) => typeof end === 'number');
  if (refusal !== undefined) return refusedChange(call, refusal);
  const accepted = ends.flatMap((end) => (typeof end === 'number' ? [] : [end]));
  endCoupons(call.world, accepted);
  return unshownDone(
    call,
    accepted.map(({ coupon }) => coupon.id),
  );
}
