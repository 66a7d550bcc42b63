/** What the series tab shows: the list, one series of it in full, and one that is being written. */
import type { Reason } from '../../../../src-main/contract/reasons.ts';
import type { Failure, PlatformWords } from '../../../../src-main/contract/result.ts';
import type { SeriesDetail, SeriesRow } from '../../../../src-main/contract/series.ts';
import {
  type SeriesDraftInput,
  type SeriesFault,
  type SeriesWriting,
  seriesFields,
} from '../../../../src-main/contract/series-draft.ts';

export type Which = 'running' | 'ended';

export type SeriesList =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; series: SeriesRow[]; more: number; asOf: number };

/** What became of a save, said above the series it was about. */
export interface SaveSaid {
  does: 'made' | 'changed';
  /** The last day that was asked for. */
  askedDay: string;
  reasons: Reason[];
  platform: PlatformWords | null;
}

export type SeriesShown =
  | { shows: 'none' }
  | { shows: 'reading'; seriesId: string; said: SaveSaid | null }
  | { shows: 'failed'; seriesId: string; said: SaveSaid | null; failure: Failure }
  | { shows: 'known'; seriesId: string; said: SaveSaid | null; detail: SeriesDetail };

/** `of` is the series that is changed; null = a new one. */
interface Written {
  of: SeriesDetail | null;
  draft: SeriesWriting;
}

export type SeriesForm =
  | { does: 'nothing' }
  | (Written & { does: 'writing'; faults: SeriesFault[]; failure: Failure | null })
  | (Written & { does: 'sending' })
  | (Written & {
      does: 'unknown';
      reasons: Reason[];
      platform: PlatformWords | null;
      /** Series of that name that were not there before; null = the list could not be read. */
      found: SeriesRow[] | null;
      looking: boolean;
    });

export interface SeriesFacts {
  which: Which;
  /** What was typed to narrow the list: a piece of a name, number or code. */
  text: string;
  list: SeriesList;
  /** Minutes east of UTC of Capillary's time; null = not known. */
  clusterOffsetMinutes: number | null;
  shown: SeriesShown;
  form: SeriesForm;
  /** Whether the form or the series in full stands beside the list. */
  front: 'series' | 'form';
  /** What was written and left, until something else is written; null = nothing. */
  left: Written | null;
}

export const emptySeries: SeriesFacts = {
  which: 'running',
  text: '',
  list: { shows: 'reading' },
  clusterOffsetMinutes: null,
  shown: { shows: 'none' },
  form: { does: 'nothing' },
  front: 'series',
  left: null,
};

/** Those of the list that what was typed fits. */
export function fitting(series: readonly SeriesRow[], text: string): SeriesRow[] {
  const wanted = text.trim().toLocaleLowerCase();
  return series.filter(({ description, seriesId, seriesCode }) =>
    [description, seriesId, seriesCode ?? ''].some((part) => part.toLocaleLowerCase().includes(wanted)),
  );
}

export const blankWriting: SeriesWriting = {
  ...(Object.fromEntries(seriesFields.map((field) => [field, ''])) as SeriesWriting),
  discountCode: 'NO_VALUE',
  codes: 'made',
  life: 'series',
};

/** Whether there is anything in it that would be missed. */
export function isTouched({ of, draft }: Written): boolean {
  const before: Readonly<SeriesWriting> = { ...blankWriting, ...of?.writing };
  return seriesFields.some((field) => draft[field] !== before[field]);
}

/** A choice can make another field senseless: what stands in it is taken out. */
export function typed(draft: SeriesWriting, change: Partial<SeriesWriting>): SeriesWriting {
  const now = { ...draft, ...change };
  return {
    ...now,
    upTo: now.discountType === 'ABS' ? '' : now.upTo,
    sharedCode: now.codes === 'shared' ? now.sharedCode : '',
    lifeCount: now.life === 'series' ? '' : now.lifeCount,
  };
}

/** What was written, onto a series that was read anew: fields that were not touched become what they are now. */
export function ontoFresh(draft: SeriesWriting, before: SeriesDetail, fresh: SeriesDetail): SeriesWriting {
  const fields = seriesFields.map((field) => [
    field,
    draft[field] === before.writing[field] ? fresh.writing[field] : draft[field],
  ]);
  return Object.fromEntries(fields) as SeriesWriting;
}

/** Today in Capillary's time, YYYY-MM-DD. */
export function clusterToday(nowMs: number, offsetMinutes: number | null): string {
  return new Date(nowMs + (offsetMinutes ?? 0) * 60_000).toISOString().slice(0, 10);
}

/** Choices were made sure of by `faultsOfSeries`. */
export const asInput = (draft: SeriesWriting) => draft as SeriesDraftInput;
