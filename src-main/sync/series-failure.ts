/** A save of a series that surely did nothing, as a failure people can read, at its field where there is one. */
import type { Outcome } from '../capillary/outcome.ts';
import { fieldName } from '../contract/field-names.ts';
import type { Failure } from '../contract/result.ts';
import type { SeriesDraftInput, SeriesFault } from '../contract/series-draft.ts';
import { failureOf } from '../domain/failure.ts';
import { seriesRefusalOf } from '../domain/series-refusal.ts';
import { failureOfOutcome } from './outcome-failure.ts';

type Ended = Exclude<Outcome<unknown>, { kind: 'answered' }>;

/** Whether it may have been done all the same: then nobody may be told that it was not. */
export function isUnclear(outcome: Ended): boolean {
  if (outcome.kind === 'refused') return outcome.refusal.verdict === 'dup';
  return outcome.kind === 'no-answer';
}

export function failureOfSave(outcome: Ended, draft: SeriesDraftInput): Failure {
  const general = failureOfOutcome(outcome);
  if (outcome.kind !== 'refused' || general.reason !== 'platform-refused') return general;
  const { family, code } = outcome.refusal;
  const { reason, field } = seriesRefusalOf(family, code, draft.codes === 'shared');
  const path = field === null ? null : `draft.${field}`;
  return failureOf(general.kind, reason, path === null ? {} : { field: fieldName(path) }, {
    ...(path === null ? {} : { field: path }),
    ...(general.platform === undefined ? {} : { platform: general.platform }),
  });
}

export function failureOfFault({ field, reason, facts }: SeriesFault): Failure {
  const path = `draft.${field}`;
  return failureOf('bad-input', reason, { ...facts, field: fieldName(path) }, { field: path });
}
