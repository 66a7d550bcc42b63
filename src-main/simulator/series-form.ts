// What a caller writes of a series, read into the settings the simulated platform keeps; or the number it is refused
// with. It must never store anything.
import { readClusterMoment } from './cluster-time.ts';
import { createSeries, type Series } from './series.ts';
import { type Call, isRecord, listOf, recordOf, textOf } from './wire.ts';

const CATEGORIES_LIMIT = 1000;
const DAY_MS = 86_400_000;

/** Settings as they are named on the wire and here; the rest is renamed below. */
const numbers = [
  'discountValue',
  'discountUpto',
  'expiryStrategyValue',
  'redemptionValidAfterDays',
  'minBillAmount',
  'maxBillAmount',
  'maxCreate',
  'maxVouchersPerUser',
  'maxRedeem',
  'maxRedemptionsInSeriesPerUser',
  'minDaysBetweenRedemption',
] as const;
const flags = [
  'anyUser',
  'isMultipleUseAllowed',
  'sameUserMultipleRedeem',
  'isValidationRequired',
  'offlineRedeemType',
] as const;
const texts = ['description', 'discountCode', 'seriesCode', 'genericCode'] as const;

const required = [
  'description',
  'discountCode',
  'discountType',
  'discountValue',
  'anyUser',
  'smsTemplate',
  'clientHandlingType',
  'expiryStrategyType',
];

const words: Readonly<
  Record<'discountType' | 'clientHandlingType' | 'expiryStrategyType', readonly string[]>
> = {
  discountType: ['ABS', 'PERC'],
  clientHandlingType: ['DISC_CODE', 'GENERIC', 'DISC_CODE_PIN'],
  expiryStrategyType: ['SERIES_EXPIRY', 'DAYS', 'MONTHS_END'],
};

type Form = Record<string, unknown>;

/** Undefined: not in a form this server takes. */
export function formIn(call: Call, mayBeBare: boolean): Form | undefined {
  const body = recordOf(call.request.body);
  if (isRecord(body.CouponSeriesV2)) return body.CouponSeriesV2;
  return mayBeBare ? body : undefined;
}

function isListText(written: unknown): boolean {
  if (typeof written !== 'string') return false;
  try {
    return Array.isArray(JSON.parse(written));
  } catch {
    return false;
  }
}

function hasTooManyCategories(form: Form): boolean {
  return listOf(form.productInfo).some((part) => {
    const { productType, productIds } = recordOf(part);
    return productType === 'CATEGORY' && listOf(productIds).length > CATEGORIES_LIMIT;
  });
}

function settingsIn(call: Call, form: Form): Partial<Series> | number {
  const settings: Record<string, unknown> = {};
  for (const name of numbers) {
    if (form[name] === undefined) continue;
    const given = textOf(form[name]) === '' ? Number.NaN : Number(textOf(form[name]));
    if (!Number.isFinite(given)) return 744;
    settings[name] = given;
  }
  for (const name of flags) {
    if (form[name] === undefined) continue;
    if (typeof form[name] !== 'boolean') return 744;
    settings[name] = form[name];
  }
  for (const name of texts) if (form[name] !== undefined) settings[name] = textOf(form[name]);
  for (const [name, allowed] of Object.entries(words)) {
    const given = form[name];
    if (given === undefined) continue;
    if (typeof given !== 'string' || !allowed.includes(given)) return 744;
    settings[name] = given;
  }
  if (form.termsAndConditions !== undefined) settings.terms = textOf(form.termsAndConditions);
  for (const [wire, own] of [
    ['validTillDate', 'validTillMs'],
    ['redemptionValidFrom', 'redemptionValidFromMs'],
  ] as const) {
    if (form[wire] === undefined) continue;
    const moment = readClusterMoment(textOf(form[wire]), call.offsetMinutes);
    if (moment === undefined) return 744;
    settings[own] = moment;
  }
  return settings as Partial<Series>;
}

/** The whole of a series; `before` is what it was, if it was there. 400 is a bad request of HTTP. */
export function readSeriesForm(call: Call, form: Form, before: Series | undefined): Series | number {
  if (hasTooManyCategories(form)) return 400;
  const mustBeWhole = !before || call.modes.seriesUpdate === 'replaces';
  if (mustBeWhole && required.some((name) => textOf(form[name]) === '' && typeof form[name] !== 'boolean')) {
    return 744;
  }
  if (form.mutualExclusiveSeriesIds !== undefined && !isListText(form.mutualExclusiveSeriesIds)) return 756;
  const settings = settingsIn(call, form);
  if (typeof settings === 'number') return settings;
  const { series: all } = call.world;
  const id = before?.id ?? all.reduce((highest, one) => Math.max(highest, one.id), 0) + 1;
  const start = before && !mustBeWhole ? before : undefined;
  const made = createSeries({
    description: '',
    discountType: 'ABS',
    discountValue: 0,
    validTillMs: call.nowMs + 365 * DAY_MS,
    ...(start ?? {}),
    ...settings,
    id,
  });
  const others = all.filter((one) => one.id !== id);
  if (form.seriesCode === '' || (!before && !form.seriesCode && call.modes.seriesCode === 'required'))
    return 753;
  if (others.some((one) => one.seriesCode === made.seriesCode)) return 751;
  if (made.clientHandlingType === 'GENERIC' && made.genericCode === '') return 754;
  const isTaken = others.some((one) => one.genericCode !== '' && one.genericCode === made.genericCode);
  if (isTaken) return 752;
  const issued = call.world.coupons.filter(({ seriesId }) => seriesId === id).length;
  return made.maxCreate >= 0 && made.maxCreate < issued ? 744 : made;
}
