// The coupon series of the training world: one for each thing a till may be told. Amounts are plain pounds;
// dates hang on the day of training. "No maximum bill" is spelt in all three ways the platform spells it.
import { createSeries, type Series } from '../series.ts';

const DAY_MS = 86_400_000;

export const seriesIds = {
  fiveOff: 6101,
  tenPercentCapped: 6102,
  fifteenPercent: 6103,
  fortnight: 6104,
  endedFair: 6105,
  millOnly: 6106,
  bigBasket: 6107,
  smallBasket: 6108,
  oneTimeCode: 6109,
  forAnyone: 6110,
  shared: 6111,
  stamps: 6112,
  opening: 6113,
  weekly: 6114,
  dayOfMonth: 6115,
  firstThree: 6116,
  oncePerPerson: 6117,
  cooling: 6118,
  onlineOnly: 6119,
  sorryMoney: 6120,
  sorryPercent: 6121,
} as const;

export function trainingSeries(nowMs: number, millStoreId: number): Series[] {
  const inDays = (days: number) => nowMs + days * DAY_MS;
  const otherDayOfMonth = new Date(inDays(14)).getUTCDate();
  const money = (id: number, description: string, discountValue: number, settings: Partial<Series> = {}) =>
    createSeries({
      id,
      description,
      discountType: 'ABS',
      discountValue,
      validTillMs: inDays(120),
      ...settings,
    });
  return [
    money(seriesIds.fiveOff, '5 pounds off any bill', 5, { offlineRedeemType: true }),
    money(seriesIds.tenPercentCapped, '10 per cent off, at most 3 pounds', 10, {
      discountType: 'PERC',
      discountUpto: 3,
      offlineRedeemType: true,
    }),
    money(seriesIds.fifteenPercent, '15 per cent off', 15, { discountType: 'PERC', maxBillAmount: -1 }),
    money(seriesIds.fortnight, '4 pounds off within a fortnight', 4, {
      expiryStrategyType: 'DAYS',
      expiryStrategyValue: 14,
      offlineRedeemType: true,
    }),
    money(seriesIds.endedFair, 'Harvest fair: 3 pounds off', 3, { validTillMs: inDays(-6) }),
    money(seriesIds.millOnly, '6 pounds off at Mill Square', 6, {
      storeIds: [millStoreId],
      maxBillAmount: 0,
    }),
    money(seriesIds.bigBasket, '12 pounds off from 60 pounds', 12, {
      minBillAmount: 60,
      offlineRedeemType: true,
    }),
    money(seriesIds.smallBasket, '2 pounds off up to 25 pounds', 2, {
      maxBillAmount: 25,
      offlineRedeemType: true,
    }),
    money(seriesIds.oneTimeCode, '20 pounds off with a one-time code', 20, { isValidationRequired: true }),
    money(seriesIds.forAnyone, "4 pounds off, bearer's coupon", 4, {
      anyUser: true,
      offlineRedeemType: true,
    }),
    money(seriesIds.shared, '3 pounds off with the poster code', 3, {
      anyUser: true,
      clientHandlingType: 'GENERIC',
      genericCode: 'PIER-POSTER',
      offlineRedeemType: true,
    }),
    money(seriesIds.stamps, '1 pound off, five times', 1, {
      isMultipleUseAllowed: true,
      sameUserMultipleRedeem: true,
      maxRedemptionsInSeriesPerUser: 5,
    }),
    money(seriesIds.opening, '7 pounds off at the opening', 7, { redemptionValidFromMs: inDays(10) }),
    money(seriesIds.weekly, '2 pounds off once a week', 2, {
      isMultipleUseAllowed: true,
      sameUserMultipleRedeem: true,
      minDaysBetweenRedemption: 7,
    }),
    money(seriesIds.dayOfMonth, `9 pounds off on the ${otherDayOfMonth}. of a month`, 9, {
      redemptionRange: { dom: [otherDayOfMonth], dow: [-1], hours: [-1] },
    }),
    money(seriesIds.firstThree, '10 pounds off for the first three', 10, {
      anyUser: true,
      redemptionPerCouponMaxLimit: 3,
      clientHandlingType: 'DISC_CODE_PIN',
    }),
    money(seriesIds.oncePerPerson, '5 pounds off, once a person', 5, { isMultipleUseAllowed: true }),
    money(seriesIds.cooling, '6 pounds off from three days after issue', 6, { redemptionValidAfterDays: 3 }),
    money(seriesIds.onlineOnly, '8 pounds off, only with the line up', 8),
    money(seriesIds.sorryMoney, 'With our apologies: 5 pounds off', 5, {
      offlineRedeemType: true,
      maxVouchersPerUser: 5,
    }),
    money(seriesIds.sorryPercent, 'With our apologies: 10 per cent off', 10, {
      discountType: 'PERC',
      expiryStrategyType: 'DAYS',
      expiryStrategyValue: 30,
    }),
  ];
}
