// GET /v1.1/coupon/series: series in snake case, with flags as digits and as words, and lists as JSON text.
import { dayText, endOfDay } from '../cluster-time.ts';
import type { Series } from '../series.ts';
import { listUnder, v11Answer } from '../v11.ts';
import type { Answer, Call } from '../wire.ts';
import type { World } from '../world.ts';

const digit = (isSet: boolean): string => (isSet ? '1' : '0');

function item(world: World, series: Series, offsetMinutes: number): Record<string, unknown> {
  const hasMaximum = series.maxBillAmount > 0 && series.maxBillAmount < Number.MAX_SAFE_INTEGER;
  const stores = series.storeIds.length === 0 ? null : JSON.stringify(series.storeIds);
  return {
    id: series.id,
    org_id: world.organisation.id,
    series_code: series.seriesCode,
    description: series.description,
    discount_code: series.discountCode,
    discount_type: series.discountType,
    discount_on: 'BILL',
    discount_value: series.discountValue,
    discount_upto: series.discountUpto,
    valid_till_date: dayText(endOfDay(series.validTillMs, offsetMinutes), offsetMinutes),
    expiry_strategy_type: series.expiryStrategyType,
    expiry_strategy_value: series.expiryStrategyValue,
    valid_days_from_create: 30,
    redemption_valid_from: dayText(series.redemptionValidFromMs, offsetMinutes),
    redemption_range: JSON.stringify(series.redemptionRange),
    min_bill_amount: series.minBillAmount,
    max_bill_amount: hasMaximum ? series.maxBillAmount : 0,
    any_user: digit(series.anyUser),
    multiple_use: digit(series.isMultipleUseAllowed),
    same_user_multiple_redeem: digit(series.sameUserMultipleRedeem),
    transferrable: digit(series.anyUser),
    is_validation_required: series.isValidationRequired,
    offline_redemption_enabled: series.offlineRedeemType,
    client_handling_type: series.clientHandlingType,
    generic_code: series.genericCode,
    valid_redemption_org_entities: { concepts: null, zones: null, stores, tills: null },
    coupons: {
      issued: world.coupons.filter(({ seriesId }) => seriesId === series.id).length,
      redeemed: world.redemptions.filter((row) => row.seriesId === series.id && row.reactivatedMs === null)
        .length,
    },
  };
}

/** Without a number: every series. Those that have ended come when asked for. */
export function seriesV11(call: Call): Answer {
  const { world, offsetMinutes, nowMs, request } = call;
  const asked = request.query.get('id')?.trim() ?? '';
  const expired = request.query.get('expired');
  const wantsExpired = expired === 'true' || expired === 'extended';
  const isWanted = (series: Series): boolean => {
    if (series.isForeign) return false;
    if (asked !== '') return String(series.id) === asked;
    const hasEnded = nowMs > endOfDay(series.validTillMs, offsetMinutes);
    return call.modes.expiredSeries === 'added' ? !hasEnded || wantsExpired : hasEnded === wantsExpired;
  };
  const items = world.series.filter(isWanted).map((series) => item(world, series, offsetMinutes));
  return v11Answer(call, 200, { series: { items: listUnder('item', items) } });
}
