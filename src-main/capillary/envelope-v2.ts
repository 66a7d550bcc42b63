/**
 * What all v2 answers have in common: lists of errors and warnings, and `success`. Finds the refusal in a
 * body; never takes the absence of one for success: each resource asks for its own marker besides.
 */
import { z } from 'zod';
import { familyOf } from './codes.ts';
import type { CodeFamily } from './outcome.ts';
import { type Reading, type ReadRefusal, unreadable } from './reading.ts';
import { flag, isObject, many, member, number, text } from './wire-values.ts';

/**
 * One error or warning. Capillary docs: Status codes (`{status, code, message}`); empty objects occur (U55).
 */
export const statusEntry = z.object({ status: flag, code: number, message: text });
export type StatusEntry = z.infer<typeof statusEntry>;

const common = z.object({ errors: many(statusEntry), warnings: many(statusEntry), success: flag });

/** The first entry that says anything. */
export function firstReal(entries: readonly StatusEntry[]): StatusEntry | null {
  return entries.find((entry) => entry.code !== null || entry.message !== '') ?? null;
}

/** The refusal a v2 body carries in `errors` or by `success: false`; null when it carries none. */
export function refusalOfV2(body: unknown, family: CodeFamily): ReadRefusal | null {
  if (!isObject(body)) return null;
  const { errors, warnings, success } = common.parse(body);
  const entry = firstReal(errors);
  if (entry) {
    return {
      kind: 'refusal',
      family: familyOf(family, entry.code),
      code: entry.code,
      message: entry.message,
    };
  }
  if (success !== false) return null;
  const hint = firstReal(warnings);
  return { kind: 'refusal', family, code: hint?.code ?? null, message: hint?.message ?? '' };
}

/**
 * Reads a v2 body whose success marker is a list under `key` (`data` or `entity`). `success: false` or an
 * error refuses.
 */
export function readV2List<Value>(
  body: unknown,
  family: CodeFamily,
  key: string,
  each: (entries: unknown[]) => Value,
): Reading<Value> {
  const refused = refusalOfV2(body, family);
  if (refused) return refused;
  const list = member(body, key);
  return Array.isArray(list) ? { kind: 'value', value: each(list) } : unreadable('no-list');
}
