/**
 * Turns reasons and failures into two sentences: what happened, and what to do next, in the till's language.
 * The platform's own words are never mixed in; they are shown below by `ui/platform-words`.
 */
import type { i18n } from 'i18next';
import type { Facts, Reason, ReasonKey } from '../../src-main/contract/reasons.ts';
import type { Failure } from '../../src-main/contract/result.ts';
import { isProgramSilent } from '../bridge/door.ts';

export interface Sentences {
  message: string;
  next: string;
}

export interface ReasonSayer {
  reason: (reason: Pick<Reason, 'key' | 'facts'>) => Sentences;
  failure: (failure: Failure) => Sentences;
}

export function reasonSayer(translations: Pick<i18n, 't' | 'exists'>): ReasonSayer {
  const sentences = (key: ReasonKey, facts: Facts): Sentences => {
    const shown = { ...facts, ...fieldLabel(translations, facts.field) };
    return {
      message: translations.t(`reasons.${key}.says`, shown),
      next: translations.t(`reasons.${key}.next`, shown),
    };
  };
  return {
    reason: ({ key, facts }) => sentences(key, facts),
    failure: (failure) => {
      // Our own program being silent is no reason of the contract: nobody was there to give one.
      if (isProgramSilent(failure)) return { message: failure.message, next: failure.next };
      const id: Facts = failure.id ? { id: failure.id } : {};
      return sentences(failure.reason, { ...failure.facts, ...id });
    },
  };
}

/** `bill.amount` and `codes.0` are paths for programs; people read the field's label. */
function fieldLabel(translations: Pick<i18n, 't' | 'exists'>, field: string | undefined): Facts {
  const key = `frame.field.${field?.replace(/\.\d+$/, '')}`;
  return field !== undefined && translations.exists(key) ? { field: translations.t(key) } : {};
}
