/**
 * Changes a series. Everything that was told of it goes with the change, since nobody documents whether what is left out
 * stays; it is therefore read first, and refused when somebody else changed it since. A lost answer is settled by reading
 * the series again: what stands there is what counts, and the same change may be made once more.
 */
import { giveReason, type ReasonKey } from '../contract/reasons.ts';
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { readsAsWritten } from '../domain/series-same.ts';
import { failureOfSave, isUnclear } from '../sync/series-failure.ts';
import {
  decide,
  note,
  outcomeNote,
  readDetail,
  readyToSave,
  type SeriesDecision,
  wordsOf,
} from '../sync/series-saving.ts';
import { wireDraftOf } from '../sync/series-wire.ts';
import { type Handler, savingOf, staffIn } from './parts.ts';

export const updateSeries: Handler<'updateSeries'> = async (parts, input, context) => {
  const saving = savingOf(parts);
  const ready = readyToSave(saving, input.draft);
  if (!ready.ok) return ready;
  const capillary = ready.value;
  const { draft, seriesId } = input;
  const before = await readDetail(saving, capillary, seriesId);
  if (before === null) return fail('not-found', 'series-unread', { id: seriesId }, { field: 'seriesId' });
  if (before.detail.readAs !== input.readAs)
    return fail('conflict', 'series-changed-meanwhile', {}, { field: 'readAs' });
  const decision: SeriesDecision = {
    id: input.decisionId,
    seriesId,
    draft,
    by: staffIn(context).name,
    approvedBy: context.approvedBy?.name ?? null,
  };
  const obstacle = decide(saving, decision, true);
  if (obstacle !== null) return { ok: false, failure: obstacle };
  const offsetMinutes = parts.serverClock.clusterOffsetMinutes();
  const { currency } = saving.settings;
  const outcome = await capillary.updateSeries(
    seriesId,
    wireDraftOf(draft, { currency, offsetMinutes, before: before.told }),
  );
  const platform = wordsOf(outcome);
  if (outcome.kind !== 'answered' && !isUnclear(outcome)) {
    note(
      saving,
      decision,
      outcome.kind === 'refused' ? 'series.refused' : 'series.not-sent',
      outcomeNote(outcome),
    );
    return { ok: false, failure: failureOfSave(outcome, draft) };
  }
  note(
    saving,
    decision,
    outcome.kind === 'answered' ? 'series.changed' : 'series.unclear',
    outcomeNote(outcome),
  );
  const now = (await readDetail(saving, capillary, seriesId))?.detail ?? null;
  const isThere = now !== null && readsAsWritten(now, draft);
  const say = (key: ReasonKey, weight: 'hard' | 'info') => giveReason(key, weight, { id: seriesId });
  if (outcome.kind === 'answered') {
    const reasons = now === null || isThere ? [] : [say('series-saved-otherwise', 'info')];
    return ok({ outcome: 'changed', detail: now, reasons, platform });
  }
  if (isThere) {
    note(saving, decision, 'series.found-changed', {});
    return ok({ outcome: 'changed', detail: now, reasons: [say('series-found-changed', 'info')], platform });
  }
  const reason = outcome.kind === 'refused' ? 'series-change-unclear' : 'series-change-unknown';
  return ok({ outcome: 'unknown', detail: now, reasons: [say(reason, 'hard')], platform });
};
