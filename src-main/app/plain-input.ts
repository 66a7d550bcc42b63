/**
 * Whether an input is plain data, as JSON says it, and no deeper than any operation needs. What comes through the window
 * may be more than that, and a field that takes anything would carry it to where it is fingerprinted and stored.
 * Must never call itself for what is inside: a caller decides how deep that goes.
 */

/** Levels of lists and objects inside each other; our own inputs have five. */
const deepest = 32;

function isLeaf(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean')
    return true;
  return typeof value === 'number' && Number.isFinite(value);
}

function isPlainHolder(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

export function isPlainInput(input: unknown): boolean {
  let level: unknown[] = [input];
  for (let depth = 0; depth <= deepest; depth += 1) {
    const holders = level.filter((value) => !isLeaf(value));
    if (holders.length === 0) return true;
    if (!holders.every(isPlainHolder)) return false;
    level = holders.flatMap((holder) => Object.values(holder));
  }
  return false;
}
