/**
 * Finds what takes long. The promise is that nothing holds the main side up for 100 ms; a test may not go by a clock of
 * its own, so the measure is work of the same run: reading 256 kB of JSON fifty times takes about that long.
 */
export interface Slowest {
  /** Runs it and keeps it in mind when it was among the slow ones. */
  time: <Value>(what: unknown, act: () => Promise<Value>) => Promise<Value>;
  /** The slow ones again, each by its best of five, in units of the measure; the slowest first. */
  judge: (act: (what: unknown) => Promise<unknown>) => Promise<{ what: unknown; measures: number }[]>;
}

const kept = 12;

export function bestOf(times: number, act: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time += 1) {
    const startedMs = performance.now();
    act();
    best = Math.min(best, performance.now() - startedMs);
  }
  return best;
}

export function createSlowest(): Slowest {
  let slow: { what: unknown; tookMs: number }[] = [];
  return {
    time: async (what, act) => {
      const startedMs = performance.now();
      const value = await act();
      const tookMs = performance.now() - startedMs;
      if (slow.length < kept || tookMs > (slow.at(-1)?.tookMs ?? 0)) {
        slow = [...slow, { what, tookMs }].sort((one, other) => other.tookMs - one.tookMs).slice(0, kept);
      }
      return value;
    },
    judge: async (act) => {
      const text = JSON.stringify(Array.from({ length: 16_000 }, (_, index) => ({ index })));
      const measureMs = bestOf(20, () => JSON.parse(text)) * 50;
      const judged: { what: unknown; measures: number }[] = [];
      for (const { what } of slow) {
        let best = Number.POSITIVE_INFINITY;
        for (let time = 0; time < 5; time += 1) {
          const startedMs = performance.now();
          await act(what);
          best = Math.min(best, performance.now() - startedMs);
        }
        judged.push({ what, measures: best / measureMs });
      }
      return judged.sort((one, other) => other.measures - one.measures);
    },
  };
}
