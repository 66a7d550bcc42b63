/** The files this till has sent, and whether one could be sent now. Asks Capillary nothing. */
import { ok } from '../contract/result.ts';
import { listKnownSeries } from '../store/coupons.ts';
import { listUploads as listStored } from '../store/uploads.ts';
import { uploadObstacle } from '../uploads/create-uploads.ts';
import type { Handler } from './parts.ts';

const most = 100;

export const listUploads: Handler<'listUploads'> = async (parts) => {
  const { ledger, cache } = parts.store;
  return ok({
    uploads: listStored(ledger, most).map(parts.uploads.view),
    obstacle: uploadObstacle(parts.account.saved()?.view ?? null),
    series: listKnownSeries(cache).map(({ id, description }) => ({ seriesId: id, description })),
  });
};
