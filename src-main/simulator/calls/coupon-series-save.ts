// POST /v2/coupon/series and PUT /v2/coupon/series/{id}: a series made, and one changed.
import { isoText } from '../cluster-time.ts';
import { saveSeries } from '../ledger.ts';
import type { Series } from '../series.ts';
import { formIn, readSeriesForm } from '../series-form.ts';
import { fine, httpError, refused } from '../v2.ts';
import { seriesView } from '../views/series-view.ts';
import type { Answer, Call } from '../wire.ts';
import { seriesById } from '../world.ts';

/** The bare series, with warnings beside its own fields. */
function saved(call: Call, series: Series): Answer {
  const now = isoText(call.nowMs, call.offsetMinutes);
  return fine({
    ...seriesView(call.world, series, call),
    createdBy: call.caller.till.id,
    createdOn: now,
    lastUsed: now,
    updateProductData: false,
    externalIssual: series.isExternal,
    warnings: [],
  });
}

function save(call: Call, before: Series | undefined, mayBeBare: boolean): Answer {
  const form = formIn(call, mayBeBare);
  if (!form) return refused(call, [744]);
  const made = readSeriesForm(call, form, before);
  if (made === 400) return httpError(400);
  if (typeof made === 'number') return refused(call, [made]);
  saveSeries(call.world, made, call.nowMs);
  return saved(call, made);
}

export function createSeries(call: Call): Answer {
  return save(call, undefined, false);
}

export function updateSeries(call: Call): Answer {
  const asked = call.parts[0] ?? '';
  const before = /^\d+$/.test(asked) ? seriesById(call.world, Number(asked)) : undefined;
  if (!before) return refused(call, [755]);
  if (before.isForeign) return refused(call, [715]);
  return save(call, before, call.modes.seriesUpdateBody === 'either');
}
