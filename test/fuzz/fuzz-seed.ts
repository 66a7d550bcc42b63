/**
 * Where a fuzz run starts and how long it is. A finding is repeated with what it printed:
 * `COUNTERPART_FUZZ_SEED=7 COUNTERPART_FUZZ_RUNS=100000 npm test -- fuzz/operations`.
 */
import { createRandom, type Random } from '../sim/random.ts';

export interface FuzzRun {
  seed: number;
  runs: number;
  random: Random;
  /** For the message of every expectation: how to see this one again. */
  at: (run: number, what: unknown) => string;
}

export function startFuzz(usualRuns: number): FuzzRun {
  const seed = Number(process.env.COUNTERPART_FUZZ_SEED ?? 20_261_121);
  const runs = Number(process.env.COUNTERPART_FUZZ_RUNS ?? usualRuns);
  console.log(`fuzz: seed ${seed}, ${runs} runs`);
  return {
    seed,
    runs,
    random: createRandom(seed),
    at: (run, what) => `COUNTERPART_FUZZ_SEED=${seed}, run ${run}: ${show(what)}`,
  };
}

function show(what: unknown): string {
  try {
    return JSON.stringify(what)?.slice(0, 500) ?? String(what);
  } catch {
    return String(what).slice(0, 500);
  }
}
