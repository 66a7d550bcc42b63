/** The fields of a series as the form shows them: in which part, of which kind, and when. */
import type { SeriesField, SeriesWriting } from '../../../../src-main/contract/series-draft.ts';

export interface SeriesFormField {
  name: SeriesField;
  kind: 'text' | 'money' | 'count' | 'day' | 'worth' | 'choice';
  choices?: readonly string[];
  /** Left out: always. */
  shownWhen?: (draft: SeriesWriting) => boolean;
  wide?: boolean;
}

/** What has to be there. */
export const neededFields: readonly SeriesFormField[] = [
  { name: 'description', kind: 'text', wide: true },
  { name: 'discountType', kind: 'choice', choices: ['ABS', 'PERC'] },
  { name: 'value', kind: 'worth' },
  { name: 'upTo', kind: 'money', shownWhen: ({ discountType }) => discountType === 'PERC' },
  { name: 'lastDay', kind: 'day' },
  { name: 'life', kind: 'choice', choices: ['series', 'days', 'months'] },
  { name: 'lifeCount', kind: 'count', shownWhen: ({ life }) => life === 'days' || life === 'months' },
  { name: 'holders', kind: 'choice', choices: ['its-member', 'anybody'] },
  { name: 'codes', kind: 'choice', choices: ['made', 'shared', 'uploaded'] },
  { name: 'sharedCode', kind: 'text', shownWhen: ({ codes }) => codes === 'shared' },
  { name: 'discountCode', kind: 'text' },
  { name: 'seriesCode', kind: 'text' },
  { name: 'message', kind: 'text', wide: true },
];

export const furtherFields: readonly SeriesFormField[] = [
  { name: 'leastBill', kind: 'money' },
  { name: 'mostBill', kind: 'money' },
  { name: 'mostGiven', kind: 'count' },
  { name: 'mostPerMember', kind: 'count' },
  { name: 'mostRedeemed', kind: 'count' },
  { name: 'offline', kind: 'choice', choices: ['yes', 'no'] },
  { name: 'conditions', kind: 'text', wide: true },
];
