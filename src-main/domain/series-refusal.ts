/** What Capillary's refusal of a series means for the person who wrote it, and at which field it belongs. */
import type { ReasonKey } from '../contract/reasons.ts';
import type { SeriesField } from '../contract/series-draft.ts';

export interface SeriesRefusal {
  reason: ReasonKey;
  field: SeriesField | null;
}

const at = (reason: ReasonKey, field: SeriesField | null = null): SeriesRefusal => ({ reason, field });

const meanings: readonly (readonly [readonly number[], SeriesRefusal])[] = [
  [[715], at('series-of-others')],
  [[707, 746, 755], at('series-gone')],
  [[712, 713], at('series-over', 'lastDay')],
  [[722], at('series-not-allowed')],
  [[742, 740, 750], at('series-blocked')],
  [[777], at('series-source-refused')],
  [[744], at('series-not-saved')],
  [[753], at('series-code-missing', 'seriesCode')],
  [[754], at('series-shared-code-missing', 'sharedCode')],
  [[756], at('series-exclusion-refused')],
  [[788, 795, 799], at('series-configuration')],
];

/** @param sharesCode whether it has one code for everybody: then a code that is taken may be that one as well. */
export function seriesRefusalOf(family: string, code: number | null, sharesCode: boolean): SeriesRefusal {
  if (family === 'coupon') {
    if (code === 751 || code === 752) {
      return sharesCode && code === 752
        ? at('series-shared-code-taken', 'sharedCode')
        : at('series-code-taken', 'seriesCode');
    }
    const found = meanings.find(([codes]) => code !== null && codes.includes(code));
    if (found) return found[1];
  }
  if ((family === 'http' || family === 'request') && code === 400) return at('series-form-refused');
  return at('series-refused');
}
