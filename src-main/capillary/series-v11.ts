/** The series of an organisation, through the one call that lists them without being told their numbers. */
import type { Call } from './caller.ts';
import { itemsAt, openV11, readWithoutItem, requestOk } from './envelope-v11.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, value } from './reading.ts';
import { readToldSeries, type ToldSeries } from './series-told.ts';

/** An empty list is an answer when the request says that it went well. */
export function readSeriesV11(body: unknown): Reading<ToldSeries[]> {
  const opened = openV11(body);
  if (!opened || !requestOk(opened.status)) return readWithoutItem(body, opened, 'coupon');
  const items = itemsAt(opened.root, ['series', 'items', 'item']);
  return value(
    items.flatMap((item) => {
      const told = readToldSeries(item);
      return told ? [told] : [];
    }),
  );
}

/** `expired`: whether those that have ended are asked for. Capillary docs: Get coupon series (v1.1). */
export function listSeries(call: Call, expired: boolean): Promise<Outcome<ToldSeries[]>> {
  return call(
    {
      method: 'GET',
      path: '/v1.1/coupon/series',
      query: [
        ['format', 'json'],
        ['expired', String(expired)],
      ],
    },
    'read',
    readSeriesV11,
  );
}
