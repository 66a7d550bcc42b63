/** Which redemptions accepted offline could be taken out of the queue in a file, by series. Changes nothing. */

import { ok } from '../contract/result.ts';
import type { OfflineSeries } from '../contract/taken-out.ts';
import { findSeries } from '../store/coupons.ts';
import { readFact } from '../store/facts.ts';
import { listTakeable, listTakenOut, takeableAs } from '../store/taken-out.ts';
import { latestUploadOf } from '../store/uploads.ts';
import type { Handler } from './parts.ts';

const most = 50;

export const listOfflineRedemptions: Handler<'listOfflineRedemptions'> = async (parts, span) => {
  const { ledger, cache } = parts.store;
  const bySeries = new Map<string, OfflineSeries>();
  for (const entry of listTakeable(ledger, span)) {
    const seriesId = entry.kind === 'redeem-coupon' ? (entry.request?.seriesId ?? null) : null;
    if (seriesId === null) continue;
    const counted = bySeries.get(seriesId) ?? {
      seriesId,
      description: findSeries(cache, seriesId)?.description ?? entry.description,
      waiting: 0,
      onDesk: 0,
      leftToQueue: 0,
    };
    const as = takeableAs(entry);
    if (as === 'waiting') counted.waiting += 1;
    if (as === 'on-desk') counted.onDesk += 1;
    if (as === 'left-to-queue') counted.leftToQueue += 1;
    bySeries.set(seriesId, counted);
  }
  const takenOut = listTakenOut(ledger, most).map(({ tillNumber: _till, ...file }) => ({
    ...file,
    sent: latestUploadOf(ledger, file.id)?.state ?? null,
  }));
  return ok({ series: [...bySeries.values()], takenOut, tillNumber: readFact(ledger, 'till-number') ?? '' });
};
