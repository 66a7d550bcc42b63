// GET /v2/coupon/series?ids= and POST /v2/coupon/reactivate.
import { reactivate } from '../ledger.ts';
import { fine } from '../v2.ts';
import { done, refusedChange } from '../views/change-view.ts';
import { seriesView } from '../views/series-view.ts';
import { type Answer, type Call, isRecord, textOf } from '../wire.ts';

/** The list stands under `entity`; ids nobody knows are simply missing from it. Without ids: every series. */
export function seriesByIds(call: Call): Answer {
  const asked = call.request.query.getAll('ids').flatMap((text) => text.split(','));
  const wanted = asked.flatMap((text) => (text.trim() === '' ? [] : [text.trim()]));
  const series = call.world.series.filter(
    ({ id, isForeign }) => !isForeign && (wanted.length === 0 || wanted.includes(String(id))),
  );
  return fine({ entity: series.map((one) => seriesView(call.world, one, call)), warnings: [] });
}

export function reactivateRedemptions(call: Call): Answer {
  const body = isRecord(call.request.body) ? call.request.body : {};
  const ids = Array.isArray(body.redemptionIds) ? body.redemptionIds.map(textOf) : [];
  const isDone = ids.length > 0 && reactivate(call.world, ids.map(Number), call.nowMs);
  if (isDone) return done;
  return refusedChange(call, ids.length === 0 ? 661 : 510);
}
