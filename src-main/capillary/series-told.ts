/**
 * Series with all that Capillary tells of them, for people who read and change them. What decides a redemption is read
 * in `series.ts`; here nothing is left out.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { SeriesFacts } from './client.ts';
import { readV2List } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import { askForSeries, inV2Names, readSeries } from './series.ts';
import { isObject, number, part, textOrNull, type WireObject } from './wire-values.ts';

export interface ToldSeries extends SeriesFacts {
  seriesCode: string | null;
  /** How many coupons were given and redeemed so far; null = not told. */
  given: number | null;
  redeemed: number | null;
  /** Other places where its end is told, as text or epoch milliseconds; they need not agree (U44). */
  otherEnds: { isoDate: string | null; fixedMs: number | null };
  /** Everything, under v2 names. */
  told: WireObject;
}

const further = z.object({
  seriesCode: textOrNull,
  numIssued: number,
  numRedeemed: number,
  /** v1.1 counts in a group of its own. */
  coupons: part(z.object({ issued: number, redeemed: number })),
  validTillISODate: textOrNull,
  fixedExpiryDate: number,
});

/** null when it has no id and so is no series. */
export function readToldSeries(written: unknown): ToldSeries | null {
  const facts = readSeries(written);
  if (facts === null || !isObject(written)) return null;
  const told = inV2Names(written);
  const read = further.parse(told);
  const fixedMs = read.fixedExpiryDate;
  return {
    ...facts,
    seriesCode: read.seriesCode,
    given: read.numIssued ?? read.coupons.issued,
    redeemed: read.numRedeemed ?? read.coupons.redeemed,
    otherEnds: { isoDate: read.validTillISODate, fixedMs: fixedMs !== null && fixedMs > 0 ? fixedMs : null },
    told,
  };
}

/** Capillary docs: Get coupon series. */
export function toldSeries(call: Call, ids: string[]): Promise<Outcome<ToldSeries[]>> {
  return askForSeries(call, ids, (body) =>
    readV2List(body, 'coupon', 'entity', (entries) =>
      entries.flatMap((entry) => {
        const series = readToldSeries(entry);
        return series ? [series] : [];
      }),
    ),
  );
}
