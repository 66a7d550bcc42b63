/**
 * What making and changing a series have in common: what has to be so before anything is sent, and the lines of the
 * record. A decision is written down before it is sent and counts once, whatever comes of it.
 */
import type { CapillaryClient } from '../capillary/create-capillary.ts';
import type { Outcome } from '../capillary/outcome.ts';
import type { SavedSeries } from '../capillary/save-series.ts';
import type { ToldSeries } from '../capillary/series-told.ts';
import type { Failure, PlatformWords, Result } from '../contract/result.ts';
import type { SeriesDetail } from '../contract/series.ts';
import { faultsOfSeries, type SeriesDraftInput } from '../contract/series-draft.ts';
import type { Settings } from '../contract/settings.ts';
import type { Clock } from '../domain/clock.ts';
import { clusterDay } from '../domain/cluster-time.ts';
import { fail, failureOf } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import { keepSeries } from '../store/coupons.ts';
import type { Database } from '../store/database.ts';
import { isMakingOpen, wasDecided } from '../store/series-decisions.ts';
import { inTime } from './in-time.ts';
import { termsFromWire } from './remember.ts';
import { failureOfFault } from './series-failure.ts';
import { seriesDetailOf } from './series-view.ts';
import type { ServerClock } from './server-clock.ts';

export interface SavingParts {
  store: { ledger: Database; cache: Database };
  clock: Clock;
  serverClock: ServerClock;
  settings: Settings;
  /** null = no account is saved. */
  capillary: CapillaryClient | null;
  isOnline: boolean;
}

export interface SeriesDecision {
  id: string;
  /** The series that is changed; null = a new one. */
  seriesId: string | null;
  draft: SeriesDraftInput;
  by: string;
  approvedBy: string | null;
}

/** The client to send with, or why nothing is sent: no line, or something wrong with a field. */
export function readyToSave(parts: SavingParts, draft: SeriesDraftInput): Result<CapillaryClient> {
  if (parts.capillary === null) return fail('conflict', 'not-connected');
  if (!parts.isOnline) return fail('unreachable', 'series-need-line');
  const { serverClock, settings } = parts;
  const today = clusterDay(serverClock.nowMs(), serverClock.clusterOffsetMinutes() ?? 0);
  const [fault] = faultsOfSeries(draft, { currency: settings.currency, today });
  if (fault !== undefined) return { ok: false, failure: failureOfFault(fault) };
  return { ok: true, value: parts.capillary };
}

/**
 * Writes the decision down before anything is sent, or says why nothing may be sent: the same decision was sent before,
 * or what became of a new series of that name is still open (unless `evenSo`).
 */
export function decide(parts: SavingParts, decision: SeriesDecision, evenSo: boolean): Failure | null {
  const { ledger } = parts.store;
  const name = decision.draft.description.trim();
  return ledger.transaction(() => {
    if (wasDecided(ledger, decision.id))
      return failureOf('conflict', 'series-decided-before', {}, { field: 'decisionId' });
    if (decision.seriesId === null && !evenSo && isMakingOpen(ledger, name))
      return failureOf('conflict', 'series-making-open', { name }, { field: 'draft.description' });
    note(parts, decision, 'series.asked', written(decision.draft));
    return null;
  });
}

/** One line of the record; `detail` besides whose decision it is. */
export function note(
  { store, clock }: SavingParts,
  { id, seriesId, draft, by, approvedBy }: SeriesDecision,
  action: string,
  detail: Record<string, string | number | null>,
): void {
  addAudit(store.ledger, {
    at: clock.wallMs(),
    who: approvedBy ?? by,
    action,
    subject: draft.description.trim(),
    detail: { series: seriesId, ...(approvedBy === null ? {} : { for: by }), ...detail, decision: id },
  });
}

/** Every field that is not empty, short. */
function written(draft: SeriesDraftInput): Record<string, string> {
  const filled = Object.entries(draft).filter(([name, text]) => name !== 'description' && text !== '');
  return Object.fromEntries(filled.map(([name, text]) => [name, text.slice(0, 120)]));
}

/** What an ended save says in the record. */
export function outcomeNote(outcome: Outcome<SavedSeries>): Record<string, string | number | null> {
  if (outcome.kind === 'answered')
    return { number: outcome.value.series.id, request: outcome.call.requestId };
  if (outcome.kind !== 'refused') return { cause: outcome.cause, request: outcome.call.requestId };
  return { code: outcome.refusal.code, request: outcome.call.requestId };
}

/** Capillary's words under an end that is not clear, or under a warning; null = it said nothing. */
export function wordsOf(outcome: Outcome<SavedSeries>): PlatformWords | null {
  const { requestId, httpStatus } = outcome.call;
  switch (outcome.kind) {
    case 'answered': {
      const { warning } = outcome.value;
      return warning && { ...warning, requestId };
    }
    case 'refused':
      return { code: outcome.refusal.code, message: outcome.refusal.message, requestId };
    case 'not-sent':
    case 'no-answer':
      return {
        code: null,
        message: httpStatus === null ? outcome.cause : `HTTP ${httpStatus}, ${outcome.cause}`,
        requestId,
      };
    default:
      return outcome satisfies never;
  }
}

/** The series as it is told now, remembered for its coupons; null = it could not be read. */
export async function readDetail(
  parts: SavingParts,
  capillary: CapillaryClient,
  seriesId: string,
): Promise<{ told: ToldSeries; detail: SeriesDetail } | null> {
  const limitMs = parts.settings.readTimeLimitMs;
  const outcome = await inTime(parts.clock, limitMs, capillary.toldSeries([seriesId]));
  const told = outcome.kind === 'answered' ? outcome.value.find(({ id }) => id === seriesId) : undefined;
  if (told === undefined) return null;
  const { clock, serverClock, settings, store } = parts;
  serverClock.learnOffset(told.validTillDateTime ?? told.validTillDate);
  const detail = seriesDetailOf(told, {
    currency: settings.currency,
    nowMs: serverClock.nowMs(),
    offsetMinutes: serverClock.clusterOffsetMinutes(),
  });
  if (detail === null) return null;
  keepSeries(store.cache, termsFromWire(told, settings.currency, clock.wallMs()));
  return { told, detail };
}
