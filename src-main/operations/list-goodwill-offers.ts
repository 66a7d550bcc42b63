/** The offers this store may give coupons of. What the till does not know of them it reads first, when it can. */
import { ok } from '../contract/result.ts';
import { findSeries } from '../store/coupons.ts';
import { readSeries } from '../sync/read-series.ts';
import type { Handler } from './parts.ts';

export const listGoodwillOffers: Handler<'listGoodwillOffers'> = async (parts) => {
  const settings = parts.settings.read();
  const { cache } = parts.store;
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  if (capillary !== null)
    await readSeries({ cache, clock: parts.clock, settings }, capillary, settings.goodwill.series);
  return ok({
    offers: settings.goodwill.series.map((seriesId) => {
      const known = findSeries(cache, seriesId);
      return {
        seriesId,
        description: known?.description ?? '',
        discount: known?.discount ?? null,
        validUntil: known?.lastDay ?? null,
      };
    }),
    reasons: settings.goodwill.reasons,
    source: capillary === null ? 'till' : 'capillary',
  });
};
