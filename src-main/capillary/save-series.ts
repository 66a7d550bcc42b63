/** Makes a new series and changes one that is there. Believes the answer only with the series in it. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { SeriesFacts } from './client.ts';
import { firstReal, refusalOfV2, statusEntry } from './envelope-v2.ts';
import { wireId } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { readSeries } from './series.ts';
import { many, textOrNull } from './wire-values.ts';
import { withoutSending } from './without-asking.ts';

export interface SeriesDraft {
  description: string;
  /** What a point-of-sale program knows the discount by. */
  discountCode: string;
  discountType: 'ABS' | 'PERC';
  /** An amount in currency units, or per cent. */
  discountValue: number;
  /** 0 = no cap. */
  discountUpTo: number;
  /** Whether anybody who has the code may use it. */
  anyUser: boolean;
  smsTemplate: string;
  /** Codes made for each member, one shared code, or codes that are uploaded. */
  codes: 'DISC_CODE' | 'GENERIC' | 'DISC_CODE_PIN';
  /** The one code; null unless it is shared. */
  genericCode: string | null;
  expires: 'SERIES_EXPIRY' | 'DAYS' | 'MONTHS_END';
  /** Days or months after a coupon was given; 1 where the series' end is the end. */
  expiresAfter: number;
  /** ISO with an offset; null = left to Capillary. The cluster may show it a day early (U44). */
  validTill: string | null;
  /** null = left to Capillary, which marks it as needed and does without it in its own samples. */
  seriesCode: string | null;
  /** Categories of goods it is good for, by number; empty = all. */
  categories: number[];
  /** Further settings under Capillary's own names. */
  settings: Record<string, unknown>;
}

export interface SavedSeries {
  series: SeriesFacts;
  seriesCode: string | null;
  /** The first thing Capillary had to say besides; null = nothing. */
  warning: { code: number | null; message: string } | null;
}

/** Capillary docs: Create coupon series. More are refused as a bad request. */
const mostCategories = 1000;

const besides = z.object({ seriesCode: textOrNull, warnings: many(statusEntry) });

/** `asked` is the number of the series that was changed; null = a new one, whose number is whatever it became. */
export function readSavedSeries(body: unknown, asked: string | null): Reading<SavedSeries> {
  const series = readSeries(body);
  const refusal = refusalOfV2(body, 'coupon');
  if (refusal) return series === null ? refusal : unreadable('contradictory-answer');
  // the number is all that marks an answer as that of a series, so it has to be one
  if (series === null || !/^\d+$/.test(series.id)) return unreadable('no-series');
  if (asked !== null && series.id !== asked) return unreadable('another-series');
  const { seriesCode, warnings } = besides.parse(body);
  const warning = firstReal(warnings);
  return value({
    series,
    seriesCode,
    warning: warning && { code: warning.code, message: warning.message },
  });
}

function wireSeries(draft: SeriesDraft): Record<string, unknown> {
  return {
    ...draft.settings,
    description: draft.description,
    discountCode: draft.discountCode,
    discountType: draft.discountType,
    discountValue: draft.discountValue,
    discountUpto: draft.discountUpTo,
    anyUser: draft.anyUser,
    smsTemplate: draft.smsTemplate,
    clientHandlingType: draft.codes,
    expiryStrategyType: draft.expires,
    expiryStrategyValue: draft.expiresAfter,
    ...(draft.genericCode === null ? {} : { genericCode: draft.genericCode }),
    ...(draft.validTill === null ? {} : { validTillDate: draft.validTill }),
    ...(draft.seriesCode === null ? {} : { seriesCode: draft.seriesCode }),
    ...(draft.categories.length === 0
      ? {}
      : { productInfo: [{ productType: 'CATEGORY', productIds: draft.categories }] }),
  };
}

/** A second call is a second series, unless it carries a code that is taken. Capillary docs: Create coupon series. */
export function createSeries(call: Call, draft: SeriesDraft): Promise<Outcome<SavedSeries>> {
  if (draft.categories.length > mostCategories) return Promise.resolve(withoutSending('too-many-categories'));
  const body = { CouponSeriesV2: wireSeries(draft) };
  return call({ method: 'POST', path: '/v2/coupon/series', body }, 'write', (answer) =>
    readSavedSeries(answer, null),
  );
}

/** Wrapped, as in the newest sample; older documents show it bare. Capillary docs: Update coupon series. */
export function updateSeries(
  call: Call,
  seriesId: string,
  draft: SeriesDraft,
): Promise<Outcome<SavedSeries>> {
  if (draft.categories.length > mostCategories) return Promise.resolve(withoutSending('too-many-categories'));
  const body = { CouponSeriesV2: { id: wireId(seriesId), ...wireSeries(draft) } };
  const path = `/v2/coupon/series/${encodeURIComponent(seriesId)}`;
  return call({ method: 'PUT', path, name: '/v2/coupon/series/{}', body }, 'write', (answer) =>
    readSavedSeries(answer, seriesId),
  );
}
