/** What the series tab shows: the list, and one series of it. */
import type { Failure } from '../../../../src-main/contract/result.ts';
import type { SeriesRow } from '../../../../src-main/contract/series.ts';

export type Which = 'running' | 'ended';

export type SeriesList =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; series: SeriesRow[]; more: number; asOf: number };

export interface SeriesFacts {
  which: Which;
  /** What was typed to narrow the list: a piece of a name, number or code. */
  text: string;
  list: SeriesList;
  /** Minutes east of UTC of Capillary's time; null = not known. */
  clusterOffsetMinutes: number | null;
  /** The series shown in full; null = none. */
  chosenId: string | null;
}

export const emptySeries: SeriesFacts = {
  which: 'running',
  text: '',
  list: { shows: 'reading' },
  clusterOffsetMinutes: null,
  chosenId: null,
};

/** Those of the list that what was typed fits. */
export function fitting(series: readonly SeriesRow[], text: string): SeriesRow[] {
  const wanted = text.trim().toLocaleLowerCase();
  return series.filter(({ description, seriesId, seriesCode }) =>
    [description, seriesId, seriesCode ?? ''].some((part) => part.toLocaleLowerCase().includes(wanted)),
  );
}
