/** One condition of a series in a person's words. What nobody told or nobody can read is said to be so. */
import type {
  SeriesRule,
  SeriesRuleName,
  SeriesRuleValue,
} from '../../../../src-main/contract/series-rules.ts';
import type { Words } from '../../../words/use-words.ts';
import { sayClusterMoment } from './series-words.ts';

/** Where "no limit" would be wrong or unclear, what stands instead. */
const nothing: Partial<Record<SeriesRuleName, 'noCode' | 'noCondition' | 'atOnce' | 'noPause' | 'noCap'>> = {
  'till-code': 'noCode',
  'shared-code': 'noCode',
  'member-must': 'noCondition',
  'after-days': 'atOnce',
  'days-between-uses': 'noPause',
  'days-between-gifts': 'noPause',
  cap: 'noCap',
};

export function sayRule(
  { rule, value, says }: SeriesRule,
  offsetMinutes: number | null,
  words: Words,
): string {
  const { say } = words;
  if (value !== null) return sayValue(rule, value, offsetMinutes, words);
  return says === '' ? say('coupons.series.notTold') : say('coupons.series.capillarySays', { says });
}

function sayValue(
  rule: SeriesRuleName,
  value: SeriesRuleValue,
  offsetMinutes: number | null,
  words: Words,
): string {
  const { say, figures } = words;
  const none = (usual: 'noLimit' | 'noText') => say(`coupons.series.value.${nothing[rule] ?? usual}`);
  switch (value.is) {
    case 'text':
      return value.text ?? none('noText');
    case 'yes-no':
      return say(`coupons.series.value.${value.yes ? 'yes' : 'no'}`);
    case 'count':
      return value.count === null ? none('noLimit') : figures.count(value.count);
    case 'money':
      return value.money === null ? none('noLimit') : figures.money(value.money);
    case 'worth':
      return figures.worth(value.discount);
    case 'day':
      return value.day === null ? say('coupons.series.value.fromTheStart') : figures.date(value.day);
    case 'moment':
      return value.at === null
        ? say('coupons.series.value.neverYet')
        : sayClusterMoment(value.at, offsetMinutes, words);
    case 'choice':
      return say(`coupons.series.choice.${value.choice}`);
    case 'life':
      return say(`coupons.series.life.${value.until}`, { count: value.count });
    case 'window':
      return sayWindow(value, words);
    case 'groups':
      return value.groups.length === 0
        ? say('coupons.series.value.noRestriction')
        : value.groups
            .map(({ of, ids }) => say(`coupons.series.groupOf.${of}`, { ids: ids.join(', ') }))
            .join('; ');
    default:
      return value satisfies never;
  }
}

function sayWindow(
  { daysOfMonth, daysOfWeek, hours }: Extract<SeriesRuleValue, { is: 'window' }>,
  { say }: Words,
): string {
  const parts = [
    ...(daysOfMonth === null
      ? []
      : [say('coupons.series.window.daysOfMonth', { list: daysOfMonth.join(', ') })]),
    ...(daysOfWeek === null
      ? []
      : [say('coupons.series.window.daysOfWeek', { list: daysOfWeek.join(', ') })]),
    ...(hours === null ? [] : [say('coupons.series.window.hours', { list: hours.join(', ') })]),
  ];
  return parts.length === 0 ? say('coupons.series.window.always') : parts.join('; ');
}
