/** A fingerprint of an input that does not depend on the order of its fields. */
import { createHash } from 'node:crypto';

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([key, inner]) => [key, ordered(inner)]);
}

/** SHA-256 in hex. */
export function digestOf(input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(input)))
    .digest('hex');
}
