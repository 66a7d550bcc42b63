/** Ends a switch over a union: the compiler proves that it cannot be reached. */
export function unreachable(value: never): never {
  throw new Error(`not a known case: ${String(value)}`);
}
