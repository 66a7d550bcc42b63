/** Many seeds on every core. The result does not depend on how many cores there are. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { asItIs } from './mutants/variant.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import type { Task } from './worker.ts';

function runOnOneCore(task: Task, onPart: (part: Tally) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
    worker.on('message', onPart);
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
  });
}

export async function runMany(options: {
  first?: number;
  seeds: number;
  cores?: number;
  onPart?: (sofar: Tally) => void;
}): Promise<Tally> {
  const { first = 1, seeds, cores = availableParallelism() } = options;
  let tally = emptyTally();
  const lanes = Array.from({ length: Math.min(cores, seeds) }, (_, lane) =>
    runOnOneCore(
      {
        variant: asItIs.name,
        first: first + lane,
        stride: cores,
        last: first + seeds - 1,
        stopAtViolation: false,
      },
      (part) => {
        tally = addTally(tally, part);
        options.onPart?.(tally);
      },
    ),
  );
  await Promise.all(lanes);
  return tally;
}

export interface Caught {
  mutant: string;
  /** null = it was not caught. */
  by: Tally['violations'][number] | null;
}

/** The first seed that catches each of these; two of them run side by side. */
export async function catchMutants(
  names: readonly string[],
  within: number,
  cores = availableParallelism(),
): Promise<Caught[]> {
  const caught = new Map<string, Caught>();
  const waiting = [...names];
  async function takeTurns() {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const mutant = name;
      caught.set(mutant, { mutant, by: null });
      await runOnOneCore(
        { variant: mutant, first: 1, stride: 1, last: within, stopAtViolation: true },
        ({ violations }) => {
          if (violations[0]) caught.set(mutant, { mutant, by: violations[0] });
        },
      );
    }
  }
  await Promise.all(Array.from({ length: cores }, takeTurns));
  return names.map((name) => caught.get(name) ?? { mutant: name, by: null });
}
