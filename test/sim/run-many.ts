/**
 * Many seeds on every core, in small parts, so that no core is done long before the others. The result does not
 * depend on how many cores there are, nor on which of them ran what.
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { asItIs } from './mutants/variant.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import type { Task } from './worker.ts';

/** Long enough that asking for the next part costs nothing, short enough to be done at about the same time. */
const mostInPart = 400;

/** Hands out the tasks to so many cores. Throws when a worker does. */
async function runTasks(
  tasks: readonly Task[],
  cores: number,
  onDone: (task: Task, tally: Tally) => void,
): Promise<void> {
  const waiting = tasks.values();
  async function work() {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    try {
      for (const task of waiting) {
        worker.postMessage(task);
        const [tally] = (await once(worker, 'message')) as [Tally];
        onDone(task, tally);
      }
    } finally {
      await worker.terminate();
    }
  }
  await Promise.all(Array.from({ length: Math.min(cores, tasks.length) }, work));
}

/** Seeds from the first to the last, and what they came to. */
export interface Part {
  first: number;
  last: number;
  tally: Tally;
}

export interface ManyOptions {
  first?: number;
  seeds: number;
  cores?: number;
  /** Parts of the same run that were done before; they are not run again. */
  done?: readonly Part[];
  onPart?: (sofar: Tally, part: Part) => void;
}

export async function runMany(options: ManyOptions): Promise<Tally> {
  const { first = 1, seeds, cores = availableParallelism(), done = [] } = options;
  const inPart = Math.min(mostInPart, Math.ceil(seeds / (cores * 4)));
  const tasks = Array.from({ length: Math.ceil(seeds / inPart) }, (_, part): Task => {
    const begin = first + part * inPart;
    const last = Math.min(begin + inPart, first + seeds) - 1;
    return { variant: asItIs.name, first: begin, last, stopAtViolation: false };
  });
  const known = new Map(done.map((part) => [`${part.first}-${part.last}`, part.tally]));
  const isKnown = (task: Task) => known.has(`${task.first}-${task.last}`);
  let tally = tasks
    .map((task) => known.get(`${task.first}-${task.last}`) ?? emptyTally())
    .reduce(addTally, emptyTally());
  const left = tasks.filter((task) => !isKnown(task));
  await runTasks(left, cores, (task, part) => {
    tally = addTally(tally, part);
    options.onPart?.(tally, { first: task.first, last: task.last, tally: part });
  });
  return tally;
}

export interface Caught {
  mutant: string;
  /** null = it was not caught. */
  by: Tally['violations'][number] | null;
}

/** The first seed that catches each of these. */
export async function catchMutants(
  names: readonly string[],
  within: number,
  cores = availableParallelism(),
): Promise<Caught[]> {
  const caught = new Map<string, Caught['by']>();
  const tasks = names.map((variant): Task => ({ variant, first: 1, last: within, stopAtViolation: true }));
  await runTasks(tasks, cores, ({ variant }, { violations }) => {
    caught.set(variant, violations[0] ?? null);
  });
  return names.map((mutant) => ({ mutant, by: caught.get(mutant) ?? null }));
}
