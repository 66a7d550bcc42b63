// A coupon series as the simulated platform keeps it: the settings that decide a redemption, under the
// platform's own names. It holds settings only; nothing here may count, judge or print.

interface RedemptionRange {
  dom: (number | string)[];
  dow: (number | string)[];
  hours: (number | string)[];
}

export interface Series {
  id: number;
  seriesCode: string;
  description: string;
  terms: string;
  discountCode: string;
  discountType: 'ABS' | 'PERC';
  discountValue: number;
  /** 0 means no cap */
  discountUpto: number;
  /** any instant of the last day */
  validTillMs: number;
  expiryStrategyType: 'SERIES_EXPIRY' | 'DAYS' | 'MONTHS_END';
  expiryStrategyValue: number;
  /** 0 means from the start */
  redemptionValidFromMs: number;
  /** days after the issue, 0 or -1 means at once */
  redemptionValidAfterDays: number;
  redemptionRange: RedemptionRange;
  /** 0 or -1 means no minimum */
  minBillAmount: number;
  /** 9007199254740991, -1 and 0 all mean no maximum */
  maxBillAmount: number;
  /** -1 means as many as are wanted */
  maxCreate: number;
  /** coupons of this series one member may be given; -1 means no limit */
  maxVouchersPerUser: number;
  maxRedeem: number;
  anyUser: boolean;
  redemptionPerCouponMaxLimit: number | null;
  isMultipleUseAllowed: boolean;
  sameUserMultipleRedeem: boolean;
  maxRedemptionsInSeriesPerUser: number;
  minDaysBetweenRedemption: number;
  isValidationRequired: boolean;
  /** store ids, empty means everywhere */
  storeIds: number[];
  offlineRedeemType: boolean;
  /** its coupons are managed elsewhere: none can be issued here */
  isExternal: boolean;
  /** belongs to another organisation: known, but not to be used here */
  isForeign: boolean;
  clientHandlingType: 'DISC_CODE' | 'GENERIC' | 'DISC_CODE_PIN';
  genericCode: string;
}

/** Everything a series must be told; the rest has the least surprising value. */
type SeriesSettings = Pick<Series, 'id' | 'description' | 'discountType' | 'discountValue' | 'validTillMs'> &
  Partial<Series>;

/** A single-use series for the member it was issued to, anywhere, for any bill, until its last day. */
export function createSeries(settings: SeriesSettings): Series {
  return {
    seriesCode: `SER${settings.id}`,
    terms: '',
    discountCode: 'NO_VALUE',
    discountUpto: 0,
    expiryStrategyType: 'SERIES_EXPIRY',
    expiryStrategyValue: 1,
    redemptionValidFromMs: 0,
    redemptionValidAfterDays: 0,
    redemptionRange: { dom: [-1], dow: [-1], hours: [-1] },
    minBillAmount: 0,
    maxBillAmount: Number.MAX_SAFE_INTEGER,
    maxCreate: -1,
    maxVouchersPerUser: -1,
    maxRedeem: -1,
    anyUser: false,
    redemptionPerCouponMaxLimit: null,
    isMultipleUseAllowed: false,
    sameUserMultipleRedeem: false,
    maxRedemptionsInSeriesPerUser: -1,
    minDaysBetweenRedemption: -1,
    isValidationRequired: false,
    storeIds: [],
    offlineRedeemType: false,
    isExternal: false,
    isForeign: false,
    clientHandlingType: 'DISC_CODE',
    genericCode: '',
    ...settings,
  };
}

/** One code that several members may use, each in his own right. */
export function isShared(series: Series): boolean {
  const limit = series.redemptionPerCouponMaxLimit ?? -1;
  return series.clientHandlingType === 'GENERIC' || (series.anyUser && limit > 0);
}
