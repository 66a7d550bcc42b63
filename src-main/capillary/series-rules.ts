/**
 * Reads the documented settings of a series one by one, out of all that is told of it. A setting that is not there is
 * not told; one that cannot be read is handed on as it was written, never guessed. Capillary docs: Get coupon series,
 * coupon series (v1.1).
 */
import type { SeriesRuleName, SeriesRuleValue } from '../contract/series-rules.ts';
import { dayOf } from '../domain/cluster-time.ts';
import { discountType } from './discount.ts';
import { readProducts, readRange, readSeriesNumbers, readStores, readWhere } from './series-groups.ts';
import { member, toFlag, toNumber, toText, type WireObject } from './wire-values.ts';

/** As the contract has it, with amounts still in currency units. */
export type WireRuleValue =
  | Exclude<SeriesRuleValue, { is: 'money' } | { is: 'worth' }>
  | { is: 'amount'; amount: number | null }
  | { is: 'worth'; type: 'ABS' | 'PERC'; value: number };

/** null = there, and not to be read. */
type Reader = (written: unknown, told: WireObject) => WireRuleValue | null;

const text: Reader = (written) =>
  typeof written === 'object' ? null : { is: 'text', text: toText(written) || null };
const yesNo: Reader = (written) => {
  const yes = toFlag(written);
  return yes === null ? null : { is: 'yes-no', yes };
};
/** Below zero means without limit. */
const count: Reader = (written) => {
  const read = toNumber(written);
  return read === null ? null : { is: 'count', count: read < 0 ? null : read };
};
/** Nought days are no days as well. */
const days: Reader = (written) => {
  const read = toNumber(written);
  return read === null ? null : { is: 'count', count: read <= 0 ? null : read };
};
/** 2^53 - 1, -1 and 0 all mean that there is none (U38). */
const amount: Reader = (written) => {
  const read = toNumber(written);
  if (read === null) return null;
  return { is: 'amount', amount: read <= 0 || read >= Number.MAX_SAFE_INTEGER ? null : read };
};
const moment: Reader = (written) => {
  const read = toNumber(written);
  if (read === null || Math.abs(read) > 8.64e15) return null;
  return { is: 'moment', at: read > 0 ? read : null };
};
/** 1970-01-01 means from the beginning; a zone east of Greenwich writes it as the day before. */
const firstDay: Reader = (written) => {
  const day = dayOf(toText(written));
  if (day === null) return null;
  return { is: 'day', day: /^(1970-01-01|1969-12-31)$/.test(day) ? null : day };
};
const choice =
  (words: Readonly<Record<string, (WireRuleValue & { is: 'choice' })['choice']>>): Reader =>
  (written) => {
    const found = words[toText(written).toUpperCase()];
    return found === undefined ? null : { is: 'choice', choice: found };
  };
const tillCode: Reader = (written) => {
  const code = toText(written);
  return { is: 'text', text: code === '' || code === 'NO_VALUE' ? null : code };
};
const worth: Reader = (written, told) => {
  const type = discountType.parse(member(told, 'discountType'));
  const value = toNumber(written);
  return type === null || value === null ? null : { is: 'worth', type, value };
};
/** How long one coupon lives. The figure beside the life of the series says nothing (U45). */
const life: Reader = (written, told) => {
  const kind = toText(written).toUpperCase();
  const lasting = toNumber(member(told, 'expiryStrategyValue'));
  if (kind === 'SERIES_EXPIRY') return { is: 'life', until: 'series', count: 0 };
  if (lasting === null || (kind !== 'DAYS' && kind !== 'MONTHS_END')) return null;
  return { is: 'life', until: kind === 'DAYS' ? 'days' : 'months', count: lasting };
};
/** Three figures whose units and sense nobody tells (U17): only that there is no condition can be said. */
const memberMust: Reader = (written) => {
  const figures = Object.values((written ?? {}) as object).map(toNumber);
  return figures.every((figure) => figure === 0) ? { is: 'text', text: null } : null;
};

/** For each rule the settings it is read from, the first that is there, and how. */
const readers: Readonly<Record<SeriesRuleName, readonly [readonly string[], Reader]>> = {
  'series-code': [['seriesCode'], text],
  'till-code': [['discountCode'], tillCode],
  about: [['info'], text],
  tag: [['tag'], text],
  conditions: [['termsAndConditions'], text],
  message: [['smsTemplate'], text],
  organisation: [['orgId'], text],
  worth: [['discountValue'], worth],
  cap: [['discountUpto'], amount],
  'worth-on': [['discountOn'], choice({ BILL: 'bill', LINEITEM: 'line' })],
  life: [['expiryStrategyType'], life],
  'days-from-making': [['validDaysFromCreation'], count],
  'first-day': [['redemptionValidFrom'], firstDay],
  'after-days': [['redemptionValidAfterDays'], days],
  window: [['redemptionRange'], readRange],
  'least-bill': [['minBillAmount'], amount],
  'most-bill': [['maxBillAmount'], amount],
  goods: [['productInfo', 'products', 'brands', 'categories'], readProducts],
  'discounted-goods': [['isValidWithDiscountedItem'], yesNo],
  anybody: [['anyUser'], yesNo],
  'pass-on': [['isTransferrable'], yesNo],
  'one-time-code': [['isValidationRequired'], yesNo],
  'programme-only': [['issueToLoyalty'], yesNo],
  'member-must': [['targetUserDetails'], memberMust],
  'several-uses': [['isMultipleUseAllowed'], yesNo],
  'same-member-again': [['sameUserMultipleRedeem'], yesNo],
  'uses-of-code': [['redemptionPerCouponMaxLimit'], count],
  'uses-of-member': [['maxRedemptionsInSeriesPerUser'], count],
  'days-between-uses': [['minDaysBetweenRedemption'], days],
  'uses-of-series': [['maxRedeem'], count],
  'most-given': [['maxCreate'], count],
  'several-for-member': [['isMultipleVouchersPerUserAllowed'], yesNo],
  'most-for-member': [['maxVouchersPerUser'], count],
  'days-between-gifts': [['minDaysBetweenVouchers'], days],
  'not-again': [['doNotResendExistingVoucher'], yesNo],
  'message-again': [['resendMessageEnabled'], yesNo],
  'not-beside': [['mutualExclusiveSeriesIds'], readSeriesNumbers],
  stores: [['storeIdsJson', 'redeemAtStore'], readStores],
  places: [
    ['redemptionOrgEntityDetails', 'validRedemptionOrgEntities', 'validRedemptionOrgEntityDetails'],
    readWhere,
  ],
  offline: [['offlineRedeemType'], yesNo],
  'vendor-client': [['syncToClient'], yesNo],
  codes: [
    ['clientHandlingType'],
    choice({ DISC_CODE: 'made', GENERIC: 'shared', DISC_CODE_PIN: 'uploaded' }),
  ],
  'shared-code': [['genericCode'], text],
  elsewhere: [['externalIssual'], yesNo],
  'with-pin': [['showPinCode'], yesNo],
  letters: [['alphaNumeric'], yesNo],
  'code-length': [['randomCodeLength'], count],
  'short-length': [['shortCodeLength'], count],
  prefix: [['couponPrefix'], text],
  'prefix-on': [['isPrefixEnabled'], yesNo],
  'own-prefix': [['orgPrefixOverride'], yesNo],
  suffix: [['couponSuffix'], text],
  'suffix-on': [['isSuffixEnabled'], yesNo],
  'own-suffix': [['orgSuffixOverride'], yesNo],
  given: [['numIssued'], count],
  redeemed: [['numRedeemed'], count],
  'codes-there': [['numTotal'], count],
  uploaded: [['numUploadedTotal'], count],
  'uploaded-left': [['numUploadedNonIssued'], count],
  'last-given': [['latestIssualTime'], moment],
  'last-redeemed': [['latestRedemptionTime'], moment],
};

/** Settings that are shown in a place of their own: its number, its name and its end. */
const elsewhere: readonly string[] = [
  'id',
  'description',
  'discountType',
  'expiryStrategyValue',
  'validTillDate',
  'validTillDateTime',
  'validTillISODate',
  'fixedExpiryDate',
];

const longestSaying = 400;
const mostSayings = 100;

/** As Capillary wrote it, short enough for a screen. */
function saying(written: unknown): string {
  const whole = typeof written === 'string' ? written : (JSON.stringify(written) ?? '');
  return whole.length > longestSaying ? `${whole.slice(0, longestSaying)}…` : whole;
}

export interface WireRule {
  rule: SeriesRuleName;
  value: WireRuleValue | null;
  says: string;
}

/** A limit that says "none" by being null is told, where that is documented. */
const nullIsNone: readonly string[] = ['redemptionPerCouponMaxLimit'];

function isTold(name: string, told: WireObject): boolean {
  const written = member(told, name);
  return written === null ? nullIsNone.includes(name) : written !== undefined;
}

/** Every rule there is, told or not, in the table's order. */
export function readRules(told: WireObject): WireRule[] {
  return (Object.keys(readers) as SeriesRuleName[]).map((rule) => {
    const [names, read] = readers[rule];
    const there = names.find((name) => isTold(name, told));
    if (there === undefined) return { rule, value: null, says: '' };
    const written = member(told, there);
    const value: WireRuleValue | null = written === null ? { is: 'count', count: null } : read(written, told);
    return { rule, value, says: value === null ? saying(written) : '' };
  });
}

/** Everything Capillary tells besides, under its own names: no document says what it means at a till. */
export function readOthers(told: WireObject): { name: string; says: string }[] {
  const known = new Set([
    ...Object.values(readers).flatMap(([names]) => names),
    ...elsewhere,
    'coupons',
    'warnings',
  ]);
  return Object.entries(told)
    .filter(([name, written]) => !known.has(name) && written !== null && written !== undefined)
    .slice(0, mostSayings)
    .map(([name, written]) => ({ name: name.slice(0, 60), says: saying(written) }));
}
