/** One series in full, in the till's terms: every rule, what is told besides, and the series as a manager writes it. */
import { readOthers, readRules, type WireRule } from '../capillary/series-rules.ts';
import { keptSettings } from '../capillary/series-settings.ts';
import type { ToldSeries } from '../capillary/series-told.ts';
import { minor, toDecimal } from '../contract/money.ts';
import type { SeriesDetail } from '../contract/series.ts';
import { readPerCent, type SeriesWriting } from '../contract/series-draft.ts';
import type { SeriesRule, SeriesRuleName, SeriesRuleValue } from '../contract/series-rules.ts';
import { discountFromWire, minorFromWire } from '../domain/discount.ts';
import { digestOf } from '../store/input-digest.ts';
import { type SeriesSurroundings, seriesRowOf } from './series-row.ts';

/** null when its number is none, so that nothing can be asked of it. */
export function seriesDetailOf(series: ToldSeries, surroundings: SeriesSurroundings): SeriesDetail | null {
  const row = seriesRowOf({ listed: null, itself: series }, surroundings);
  if (row === null) return null;
  const rules = readRules(series.told).map((rule) => inOwnTerms(rule, surroundings.currency));
  const writing = writingOf(series, rules, row, surroundings.currency);
  return {
    row,
    rules,
    others: readOthers(series.told),
    writing,
    readAs: digestOf({ ...keptSettings(series.told), ...writing }),
    clusterOffsetMinutes: surroundings.offsetMinutes,
    asOf: surroundings.nowMs,
  };
}

function inOwnTerms({ rule, value, says }: WireRule, currency: string): SeriesRule {
  if (value?.is === 'amount') {
    if (value.amount === null) return { rule, value: { is: 'money', money: null }, says };
    const amountMinor = minorFromWire(value.amount, currency);
    return amountMinor === null
      ? { rule, value: null, says: String(value.amount) }
      : { rule, value: { is: 'money', money: { amountMinor, currency } }, says };
  }
  if (value?.is === 'worth') {
    const discount = discountFromWire({ ...value, upTo: null }, currency);
    return discount === null
      ? { rule, value: null, says: String(value.value) }
      : { rule, value: { is: 'worth', discount }, says };
  }
  return { rule, value, says };
}

/** What is not told is left empty, and the day where Capillary tells two: a person writes it. */
function writingOf(
  series: ToldSeries,
  rules: SeriesRule[],
  row: SeriesDetail['row'],
  currency: string,
): SeriesWriting {
  const find = <Is extends SeriesRuleValue['is']>(name: SeriesRuleName, is: Is) => {
    const value = rules.find(({ rule }) => rule === name)?.value;
    return value?.is === is ? (value as Extract<SeriesRuleValue, { is: Is }>) : null;
  };
  const text = (name: SeriesRuleName) => find(name, 'text')?.text ?? '';
  const count = (name: SeriesRuleName) => String(find(name, 'count')?.count ?? '');
  const money = (name: SeriesRuleName) => {
    const found = find(name, 'money')?.money;
    return found ? toDecimal(found.amountMinor, currency) : '';
  };
  const yesNo = (name: SeriesRuleName, yes: string, no: string) => {
    const found = find(name, 'yes-no');
    return found === null ? '' : found.yes ? yes : no;
  };
  const discount = find('worth', 'worth')?.discount;
  const codes = find('codes', 'choice')?.choice ?? '';
  const life = find('life', 'life');
  const perCent = series.discountValue === null ? '' : String(series.discountValue);
  return {
    description: series.description,
    discountCode: find('till-code', 'text') === null ? '' : text('till-code') || 'NO_VALUE',
    discountType: discount?.type ?? '',
    value:
      discount?.type === 'ABS'
        ? toDecimal(minor(discount.value), currency)
        : readPerCent(perCent) === null
          ? ''
          : perCent,
    upTo: discount?.type === 'PERC' ? money('cap') : '',
    holders: yesNo('anybody', 'anybody', 'its-member'),
    message: text('message'),
    codes,
    sharedCode: codes === 'shared' ? text('shared-code') : '',
    life: life?.until ?? '',
    lifeCount: life === null || life.until === 'series' ? '' : String(life.count),
    lastDay: row.otherLastDays.length > 0 ? '' : (row.lastDay ?? ''),
    seriesCode: text('series-code'),
    leastBill: money('least-bill'),
    mostBill: money('most-bill'),
    mostGiven: count('most-given'),
    mostPerMember: count('most-for-member'),
    mostRedeemed: count('uses-of-series'),
    offline: yesNo('offline', 'yes', 'no'),
    conditions: text('conditions'),
  };
}
