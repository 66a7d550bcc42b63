/** How long to pause before trying or asking again: doubling, capped, with full jitter. Milliseconds. */
export function backoffMs(tries: number, chance: number, firstMs = 1000, mostMs = 60_000): number {
  const ceiling = Math.min(mostMs, firstMs * 2 ** Math.min(tries, 30));
  return Math.round(ceiling * chance);
}

/** Asking about a doubt: at once, then every few seconds, slower as it drags on. Milliseconds. */
export function askAgainMs(asked: number, chance: number): number {
  const steady = asked < 10 ? 3000 : asked < 30 ? 10_000 : 60_000;
  return Math.round(steady * (0.75 + chance / 2));
}
