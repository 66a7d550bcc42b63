// A series as v2 and v1.1 print it, with the documented oddities: lists as JSON text, dates that lose a day.
// It must never judge a coupon.

import { dayText, endOfDay, isoText, midnightText } from '../cluster-time.ts';
import type { Modes } from '../modes.ts';
import type { Series } from '../series.ts';
import type { World } from '../world.ts';

const DAY_MS = 86_400_000;

interface ViewSettings {
  modes: Modes;
  offsetMinutes: number;
}

export function seriesView(
  world: World,
  series: Series,
  { modes, offsetMinutes }: ViewSettings,
): Record<string, unknown> {
  const ofSeries = world.coupons.filter((coupon) => coupon.seriesId === series.id);
  const redeemed = world.redemptions.filter(
    (row) => row.seriesId === series.id && row.reactivatedMs === null,
  );
  const endMs = endOfDay(series.validTillMs, offsetMinutes);
  const shownEndMs = modes.seriesDayShift === 'one-day-early' ? endMs - DAY_MS : endMs;
  const storeIds = JSON.stringify(series.storeIds.length === 0 ? [-1] : series.storeIds);
  return {
    id: series.id,
    orgId: world.organisation.id,
    seriesCode: series.seriesCode,
    description: series.description,
    info: series.description,
    tag: '',
    termsAndConditions: series.terms,
    discountCode: series.discountCode,
    discountType: series.discountType,
    discountOn: 'BILL',
    discountValue: series.discountValue,
    discountUpto: series.discountUpto,
    validTillDate: midnightText(shownEndMs, offsetMinutes),
    ...(modes.validTillDateTime === 'given'
      ? {
          validTillDateTime: isoText(endMs, offsetMinutes),
          validTillISODate: dayText(endMs, offsetMinutes),
        }
      : {}),
    fixedExpiryDate: endMs,
    expiryStrategyType: series.expiryStrategyType,
    expiryStrategyValue:
      series.expiryStrategyType === 'SERIES_EXPIRY' ? modes.seriesExpiryValue : series.expiryStrategyValue,
    validDaysFromCreation: 30,
    redemptionValidFrom: midnightText(series.redemptionValidFromMs, offsetMinutes),
    redemptionValidAfterDays: series.redemptionValidAfterDays,
    redemptionRange: JSON.stringify(series.redemptionRange),
    minBillAmount: series.minBillAmount,
    maxBillAmount: series.maxBillAmount,
    maxCreate: series.maxCreate,
    maxRedeem: series.maxRedeem,
    numIssued: ofSeries.length,
    numRedeemed: redeemed.length,
    numTotal: ofSeries.length,
    numUploadedTotal: 0,
    numUploadedNonIssued: 0,
    latestIssualTime: Math.max(0, ...ofSeries.map((coupon) => coupon.issuedMs)),
    latestRedemptionTime: Math.max(0, ...redeemed.map((row) => row.atMs)),
    anyUser: series.anyUser,
    redemptionPerCouponMaxLimit: series.redemptionPerCouponMaxLimit,
    isMultipleUseAllowed: series.isMultipleUseAllowed,
    sameUserMultipleRedeem: series.sameUserMultipleRedeem,
    maxRedemptionsInSeriesPerUser: series.maxRedemptionsInSeriesPerUser,
    minDaysBetweenRedemption: series.minDaysBetweenRedemption,
    isMultipleVouchersPerUserAllowed: true,
    maxVouchersPerUser: series.maxVouchersPerUser,
    minDaysBetweenVouchers: -1,
    doNotResendExistingVoucher: true,
    resendMessageEnabled: true,
    mutualExclusiveSeriesIds: '[-1]',
    isTransferrable: series.anyUser,
    isValidationRequired: series.isValidationRequired,
    isValidWithDiscountedItem: true,
    redeemAtStore: storeIds,
    storeIdsJson: storeIds,
    redeemStoreType: 'redeemable_stores',
    redemptionOrgEntityDetails: series.storeIds.map((id) => ({
      redemptionOrgEntityType: 'STORE',
      orgEntityId: id,
    })),
    productInfo: [],
    targetUserDetails: {
      validMaxUserTransactionLimit: 0,
      validUserRegistrationStartTime: 0,
      validUserRegistrationEndTime: 0,
    },
    issueToLoyalty: false,
    offlineRedeemType: series.offlineRedeemType,
    syncToClient: series.offlineRedeemType,
    clientHandlingType: series.clientHandlingType,
    genericCode: series.genericCode,
    showPinCode: false,
    alphaNumeric: true,
    couponPrefix: '',
    couponSuffix: '',
    seriesType: 'LOYALTY',
    ownedBy: 'NONE',
    ownerId: -1,
    customPropertyMap: {},
  };
}

/** `series_info` of v1.1 isredeemable. */
export function seriesInfoV11(series: Series, offsetMinutes: number): Record<string, unknown> {
  return {
    id: series.id,
    description: series.description,
    discount_code: series.discountCode,
    valid_till: dayText(endOfDay(series.validTillMs, offsetMinutes), offsetMinutes),
    discount_type: series.discountType,
    discount_value: series.discountValue,
    discount_on: 'BILL',
    detailed_info: series.terms,
  };
}
