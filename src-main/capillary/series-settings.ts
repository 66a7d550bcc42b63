/**
 * The settings of a series that a save carries besides the fields of its own: limits a manager wrote, and on a change
 * everything that was told, since nobody documents whether what is left out stays as it was.
 */

import { readRules } from './series-rules.ts';
import { member, type WireObject } from './wire-values.ts';

export interface SeriesLimits {
  /** Amounts in currency units; null = no limit. */
  leastBill: number | null;
  mostBill: number | null;
  mostGiven: number | null;
  mostPerMember: number | null;
  mostRedeemed: number | null;
  /** null = left as it is. */
  offline: boolean | null;
  conditions: string;
}

/** What a manager can set up, as documented; no counters, nothing Capillary keeps for itself, no end. */
const kept: readonly string[] = [
  'info',
  'tag',
  'termsAndConditions',
  'discountOn',
  'validDaysFromCreation',
  'redemptionValidFrom',
  'redemptionValidAfterDays',
  'redemptionRange',
  'minBillAmount',
  'maxBillAmount',
  'maxCreate',
  'maxRedeem',
  'redemptionPerCouponMaxLimit',
  'isMultipleUseAllowed',
  'sameUserMultipleRedeem',
  'maxRedemptionsInSeriesPerUser',
  'minDaysBetweenRedemption',
  'isMultipleVouchersPerUserAllowed',
  'maxVouchersPerUser',
  'minDaysBetweenVouchers',
  'doNotResendExistingVoucher',
  'resendMessageEnabled',
  'mutualExclusiveSeriesIds',
  'isTransferrable',
  'isValidationRequired',
  'isValidWithDiscountedItem',
  'redeemAtStore',
  'storeIdsJson',
  'redeemStoreType',
  'redemptionOrgEntityDetails',
  'productInfo',
  'targetUserDetails',
  'issueToLoyalty',
  'offlineRedeemType',
  'syncToClient',
  'showPinCode',
  'alphaNumeric',
  'randomCodeLength',
  'shortCodeLength',
  'couponPrefix',
  'couponSuffix',
  'isPrefixEnabled',
  'isSuffixEnabled',
  'orgPrefixOverride',
  'orgSuffixOverride',
  'isPreRedeemEventRequired',
  'signalRedemptionEvent',
  'seriesType',
  'customPropertyMap',
];

/** What was told and can be set. */
export function keptSettings(told: WireObject): Record<string, unknown> {
  return Object.fromEntries(
    kept.map((name) => [name, member(told, name)]).filter(([, written]) => written !== undefined),
  );
}

/** Whether the rule says that there is no limit, in whichever of its spellings. */
function isWithoutLimit(told: WireObject, wanted: string): boolean {
  const value = readRules(told).find(({ rule }) => rule === wanted)?.value;
  return (value?.is === 'amount' && value.amount === null) || (value?.is === 'count' && value.count === null);
}

/** @param told what the series was before; null = it is a new one, and what is not limited is left out. */
export function settingsOf(limits: SeriesLimits, told: WireObject | null): Record<string, unknown> {
  const settings = told === null ? {} : keptSettings(told);
  const limit = (name: string, rule: string, wanted: number | null, none: number) => {
    if (wanted !== null) settings[name] = wanted;
    else if (told !== null && settings[name] !== undefined && !isWithoutLimit(told, rule))
      settings[name] = none;
  };
  limit('minBillAmount', 'least-bill', limits.leastBill, 0);
  limit('maxBillAmount', 'most-bill', limits.mostBill, -1);
  limit('maxCreate', 'most-given', limits.mostGiven, -1);
  limit('maxVouchersPerUser', 'most-for-member', limits.mostPerMember, -1);
  limit('maxRedeem', 'uses-of-series', limits.mostRedeemed, -1);
  if (limits.offline !== null) settings.offlineRedeemType = limits.offline;
  if (limits.conditions !== '' || settings.termsAndConditions !== undefined)
    settings.termsAndConditions = limits.conditions;
  return settings;
}
