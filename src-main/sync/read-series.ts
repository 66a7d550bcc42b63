/** Reads the conditions of series this till does not know well enough, and remembers them. */
import type { Capillary } from '../capillary/client.ts';
import type { Settings } from '../contract/settings.ts';
import type { Clock } from '../domain/clock.ts';
import { findSeries, keepSeries } from '../store/coupons.ts';
import type { Database } from '../store/database.ts';
import { inTime } from './in-time.ts';
import { termsFromWire } from './remember.ts';

/** A series read less than this long ago is not read again. */
const freshMs = 60 * 60_000;

/** Without its series a coupon is shown all the same; it is then not taken offline. Never fails. */
export async function readSeries(
  parts: { cache: Database; clock: Clock; settings: Settings },
  capillary: Capillary,
  seriesIds: (string | null)[],
): Promise<void> {
  const { cache, clock, settings } = parts;
  const at = clock.wallMs();
  const wanted = [...new Set(seriesIds.filter((id) => id !== null))].filter(
    (id) => at - (findSeries(cache, id)?.seenAt ?? Number.NEGATIVE_INFINITY) > freshMs,
  );
  if (wanted.length === 0) return;
  const outcome = await inTime(clock, settings.readTimeLimitMs, capillary.seriesByIds(wanted));
  if (outcome.kind !== 'answered') return;
  for (const facts of outcome.value) keepSeries(cache, termsFromWire(facts, settings.currency, at));
}
