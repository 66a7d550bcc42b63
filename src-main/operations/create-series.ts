/**
 * Makes a series. Capillary recognises no repeat, so nothing is ever sent again by itself: when the answer is lost, the
 * list is read and whatever is there under that name and was not there before is shown, for a person to decide.
 */
import type { CapillaryClient } from '../capillary/create-capillary.ts';
import type { ToldSeries } from '../capillary/series-told.ts';
import { giveReason } from '../contract/reasons.ts';
import { type Failure, ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { readsAsWritten } from '../domain/series-same.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { failureOfSave, isUnclear } from '../sync/series-failure.ts';
import { seriesRowOf } from '../sync/series-row.ts';
import {
  decide,
  note,
  outcomeNote,
  readDetail,
  readyToSave,
  type SavingParts,
  type SeriesDecision,
  wordsOf,
} from '../sync/series-saving.ts';
import { wireDraftOf } from '../sync/series-wire.ts';
import { type Handler, savingOf, staffIn } from './parts.ts';

export const createSeries: Handler<'createSeries'> = async (parts, input, context) => {
  const saving = savingOf(parts);
  const ready = readyToSave(saving, input.draft);
  if (!ready.ok) return ready;
  const capillary = ready.value;
  const { draft } = input;
  const name = draft.description.trim();
  const before = await namesakes(saving, capillary, name);
  // without an answer the line is gone, and what would be sent now would be sent into the dark
  if (before.silent !== null) return { ok: false, failure: before.silent };
  const [namesake] = before.named ?? [];
  if (namesake !== undefined && !input.evenSoNamed) {
    return fail('conflict', 'series-same-name', { name, id: namesake.id }, { field: 'draft.description' });
  }
  const decision: SeriesDecision = {
    id: input.decisionId,
    seriesId: null,
    draft,
    by: staffIn(context).name,
    approvedBy: context.approvedBy?.name ?? null,
  };
  const obstacle = decide(saving, decision, input.evenSoNamed);
  if (obstacle !== null) return { ok: false, failure: obstacle };
  const offsetMinutes = parts.serverClock.clusterOffsetMinutes();
  const { currency } = saving.settings;
  const outcome = await capillary.createSeries(wireDraftOf(draft, { currency, offsetMinutes, before: null }));
  const platform = wordsOf(outcome);
  if (outcome.kind === 'answered') {
    note(saving, decision, 'series.created', outcomeNote(outcome));
    const seriesId = outcome.value.series.id;
    const detail = (await readDetail(saving, capillary, seriesId))?.detail ?? null;
    const isOtherwise = detail !== null && !readsAsWritten(detail, draft);
    const reasons = isOtherwise ? [giveReason('series-saved-otherwise', 'info', { id: seriesId })] : [];
    return ok({ outcome: 'made', seriesId, detail, found: null, reasons, platform });
  }
  if (!isUnclear(outcome)) {
    note(
      saving,
      decision,
      outcome.kind === 'refused' ? 'series.refused' : 'series.not-sent',
      outcomeNote(outcome),
    );
    return { ok: false, failure: failureOfSave(outcome, draft) };
  }
  note(saving, decision, 'series.unclear', outcomeNote(outcome));
  const reason = outcome.kind === 'refused' ? 'series-making-unclear' : 'series-making-unknown';
  const known = new Set(before.named?.map(({ id }) => id));
  const { named } = await namesakes(saving, capillary, name);
  const found = named?.filter(({ id }) => !known.has(id)) ?? null;
  return ok({
    outcome: 'unknown',
    seriesId: null,
    detail: null,
    found: found && rowsOf(saving, found),
    reasons: [giveReason(reason, 'hard', { name })],
    platform,
  });
};

interface Namesakes {
  /** Every series of that name, running or ended; null = Capillary does not list them. */
  named: ToldSeries[] | null;
  /** Why nothing was answered at all. */
  silent: Failure | null;
}

async function namesakes(
  { clock, settings }: SavingParts,
  capillary: CapillaryClient,
  name: string,
): Promise<Namesakes> {
  const limitMs = settings.readTimeLimitMs;
  const lists = await Promise.all([
    inTime(clock, limitMs, capillary.listSeries(false)),
    inTime(clock, limitMs, capillary.listSeries(true)),
  ]);
  const all: ToldSeries[] = [];
  for (const list of lists) {
    if (list.kind === 'answered') all.push(...list.value);
    else return { named: null, silent: list.kind === 'refused' ? null : failureOfOutcome(list) };
  }
  const named = all.filter(({ description }) => description.trim().toLowerCase() === name.toLowerCase());
  return { named: [...new Map(named.map((series) => [series.id, series])).values()], silent: null };
}

function rowsOf({ settings, serverClock }: SavingParts, series: ToldSeries[]) {
  const surroundings = {
    currency: settings.currency,
    nowMs: serverClock.nowMs(),
    offsetMinutes: serverClock.clusterOffsetMinutes(),
  };
  return series.flatMap((listed) => seriesRowOf({ listed, itself: null }, surroundings) ?? []);
}
