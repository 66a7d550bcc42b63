/**
 * One core: runs the tasks it is sent, one after the other, and answers each with what its seeds came to. Gives way to
 * everything else on the machine. Acts when started.
 */
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { variantNamed } from './mutants/all.ts';
import { runSeed } from './run-seed.ts';
import { addTally, emptyTally, type Tally, tallyOf } from './tally.ts';
import type { Disk } from './till/disk.ts';

export interface Task {
  variant: string;
  /** The first and the last seed. */
  first: number;
  last: number;
  /** Ends at the first seed that breaks something. */
  stopAtViolation: boolean;
}

// of this thread alone where the system has priorities of threads
setPriority(constants.priority.PRIORITY_LOW);

const disks: Disk[] = [];

async function run({ variant, first, last, stopAtViolation }: Task): Promise<Tally> {
  const chosen = variantNamed(variant);
  let tally = emptyTally();
  for (let seed = first; seed <= last; seed += 1) {
    tally = addTally(tally, tallyOf(await runSeed(seed, { variant: chosen, disks })));
    if (stopAtViolation && tally.violations.length > 0) break;
  }
  return tally;
}

parentPort?.on('message', (task: Task) => {
  void run(task).then((tally) => parentPort?.postMessage(tally));
});
