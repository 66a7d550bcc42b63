/** One core: runs the seeds it is given, one after the other, and sends what they came to. Acts when started. */
import { parentPort, workerData } from 'node:worker_threads';
import { variantNamed } from './mutants/all.ts';
import { runSeed } from './run-seed.ts';
import { addTally, emptyTally, tallyOf } from './tally.ts';
import type { Disk } from './till/disk.ts';

export interface Task {
  variant: string;
  first: number;
  /** This core takes every so-manieth seed. */
  stride: number;
  last: number;
  /** Ends at the first seed that breaks something. */
  stopAtViolation: boolean;
}

const { variant, first, stride, last, stopAtViolation } = workerData as Task;
const partEach = 200;
const disks: Disk[] = [];
const chosen = variantNamed(variant);
let tally = emptyTally();
for (let seed = first; seed <= last; seed += stride) {
  tally = addTally(tally, tallyOf(await runSeed(seed, { variant: chosen, disks })));
  const isOver = stopAtViolation && tally.violations.length > 0;
  if (tally.seeds >= partEach || isOver || seed + stride > last) {
    parentPort?.postMessage(tally);
    tally = emptyTally();
  }
  if (isOver) break;
}
for (const disk of disks) disk.close();
