/**
 * The rules of coupon series, from v2 and v1.1 spellings. Everything is optional, since servers differ (U13);
 * a rule that cannot be read is "not told", except where not knowing would let a coupon be used in a wrong
 * place.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { SeriesFacts } from './client.ts';
import { discountType } from './discount.ts';
import { readV2List } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import type { Reading } from './reading.ts';
import { readPlaces } from './series-places.ts';
import { flag, id, isObject, number, text, textOrNull, type WireObject } from './wire-values.ts';
import { withoutAsking } from './without-asking.ts';

/** v1.1 names that are not the v2 name in snake_case. Capillary docs: coupon series (v1.1). */
const otherNames: readonly (readonly [string, string])[] = [
  ['multiple_use', 'isMultipleUseAllowed'],
  ['offline_redemption_enabled', 'offlineRedeemType'],
  ['transferrable', 'isTransferrable'],
  ['valid_days_from_create', 'validDaysFromCreation'],
];

/** Capillary docs: Get coupon series. */
const series = z.object({
  id,
  description: text,
  discountType,
  discountValue: number,
  discountUpto: number,
  validTillDate: textOrNull,
  validTillDateTime: textOrNull,
  redemptionValidFrom: textOrNull,
  redemptionValidAfterDays: number,
  minBillAmount: number,
  maxBillAmount: number,
  anyUser: flag,
  isMultipleUseAllowed: flag,
  isValidationRequired: flag,
  genericCode: textOrNull,
  offlineRedeemType: flag,
  maxRedemptionsInSeriesPerUser: number,
  minDaysBetweenRedemption: number,
});

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

/** v1.1 names as v2 ones; a v2 name that is there wins. */
export function inV2Names(written: WireObject): WireObject {
  const names = new Map(otherNames);
  const renamed = new Map<string, unknown>();
  for (const [name, content] of Object.entries(written)) {
    const v2Name = names.get(name) ?? camelCase(name);
    if (v2Name === name || !Object.hasOwn(written, v2Name)) renamed.set(v2Name, content);
  }
  return Object.fromEntries(renamed);
}

/** 2^53 - 1, -1 and 0 all mean that there is no maximum (U38). */
function maximum(amount: number | null): number | null {
  return amount === null || amount <= 0 || amount >= Number.MAX_SAFE_INTEGER ? null : amount;
}

/** Below zero means without limit. */
function limit(count: number | null): number | null {
  return count === null || count < 0 ? null : count;
}

/**
 * 1970-01-01 means that there is no beginning; a zone east of Greenwich writes it as the last day of 1969.
 */
function beginning(written: string | null): string | null {
  return written === null || /^(1970-01-01|1969-12-31)/.test(written) ? null : written;
}

/** null when the object has no id and so is no series. */
export function readSeries(written: unknown): SeriesFacts | null {
  if (!isObject(written)) return null;
  const named = inV2Names(written);
  const read = series.parse(named);
  if (read.id === null) return null;
  return {
    id: read.id,
    description: read.description,
    discountType: read.discountType,
    discountValue: read.discountValue,
    discountUpTo: read.discountUpto,
    validTillDate: read.validTillDate,
    validTillDateTime: read.validTillDateTime,
    redemptionValidFrom: beginning(read.redemptionValidFrom),
    redemptionValidAfterDays: limit(read.redemptionValidAfterDays),
    minBillAmount: limit(read.minBillAmount),
    maxBillAmount: maximum(read.maxBillAmount),
    anyUser: read.anyUser,
    multipleUse: read.isMultipleUseAllowed,
    needsOtp: read.isValidationRequired,
    genericCode: read.genericCode,
    offline: read.offlineRedeemType,
    ...readPlaces(named),
    maxRedemptionsPerUser: limit(read.maxRedemptionsInSeriesPerUser),
    minDaysBetweenRedemption: limit(read.minDaysBetweenRedemption),
  };
}

export function readSeriesList(body: unknown): Reading<SeriesFacts[]> {
  return readV2List(body, 'coupon', 'entity', (entries) =>
    entries.flatMap((entry) => {
      const facts = readSeries(entry);
      return facts ? [facts] : [];
    }),
  );
}

/** Keeps an address short of what proxies cut off. */
const idsPerCall = 50;

/** Asks for series by their numbers, as many calls as it takes; the first that is not answered ends it. */
export async function askForSeries<Value>(
  call: Call,
  ids: string[],
  read: (body: unknown) => Reading<Value[]>,
): Promise<Outcome<Value[]>> {
  const distinct = [...new Set(ids)];
  let outcome: Outcome<Value[]> = withoutAsking<Value[]>([]);
  const found: Value[] = [];
  for (let from = 0; from < distinct.length; from += idsPerCall) {
    const asked = distinct.slice(from, from + idsPerCall);
    const query = asked.map((seriesId) => ['ids', seriesId] as const);
    outcome = await call({ method: 'GET', path: '/v2/coupon/series', query }, 'read', read);
    if (outcome.kind !== 'answered') return outcome;
    found.push(...outcome.value);
  }
  return outcome.kind === 'answered' ? { ...outcome, value: found } : outcome;
}

/**
 * Capillary docs: Get coupon series (`ids` repeated). Series Capillary does not list are missing from the
 * answer.
 */
export function seriesByIds(call: Call, ids: string[]): Promise<Outcome<SeriesFacts[]>> {
  return askForSeries(call, ids, readSeriesList);
}
