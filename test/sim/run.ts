/**
 * `npm run sim`: many seeds and every mutant. `-- --seed 7` tells the story of one seed in a cashier's words,
 * `-- --seeds 50000` runs as many; `--release` runs a million, goes on where it was stopped, and keeps the report. Acts when run: it is a command.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../support/run-command.ts';
import { openKeptParts } from './kept-parts.ts';
import { mutants, variantNamed } from './mutants/all.ts';
import { createProgress } from './progress.ts';
import { commitHere, keepReport, makeReport, printReport } from './report.ts';
import { catchMutants, runMany } from './run-many.ts';
import { runSeed } from './run-seed.ts';
import { emptyTally } from './tally.ts';

const within = 500;

async function tellStory(seed: number, variant: string): Promise<void> {
  const options = { variant: variantNamed(variant) };
  const result = await runSeed(seed, { ...options, read: (line) => console.log(line) });
  const again = await runSeed(seed, options);
  console.log(
    `seed ${seed}: ${result.steps} steps, ${result.entries} entries, trace ${result.hash}${again.hash === result.hash ? '' : `, THE SECOND TIME ${again.hash}`}`,
  );
  if (result.violation) console.log(`broken: ${result.violation.invariant}: ${result.violation.detail}`);
  process.exitCode = result.violation === null && again.hash === result.hash ? 0 : 1;
}

async function runThem(seeds: number, first: number, isKept: boolean): Promise<void> {
  const before = isKept
    ? openKeptParts(join(projectRoot, 'artefacts', 'sim-parts.jsonl'), commitHere())
    : null;
  if (before !== null && before.parts.length > 0)
    console.log(`${before.parts.length} parts of this commit’s run are there already and are not run again`);
  const began = performance.now();
  const seconds = () => (before?.seconds ?? 0) + (performance.now() - began) / 1000;
  let keptAt = seconds();
  let sofar = emptyTally();
  // half a run is no proof: it has no report, but what it found is told
  const end = (signal: NodeJS.Signals) => {
    console.log(`INTERRUPTED by ${signal} after ${sofar.seeds} of ${seeds} seeds`);
    console.log(printReport(makeReport(sofar, seconds(), [])));
    process.exit(1);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const tell = createProgress(
    seeds,
    () => seconds() * 1000,
    (line) => console.log(line),
    0,
  );
  const tally = await runMany({
    first,
    seeds,
    done: before?.parts ?? [],
    onPart: (parts, part) => {
      sofar = parts;
      before?.keep(part, seconds() - keptAt);
      keptAt = seconds();
      tell(parts);
    },
  });
  const took = seconds();
  const caught = await catchMutants(
    mutants.map(({ name }) => name),
    within,
  );
  const report = makeReport(tally, took, caught);
  console.log(printReport(report));
  if (isKept) console.log(`kept in ${keepReport(report)}`);
  const isGood = tally.violations.length === 0 && caught.every(({ by }) => by !== null);
  process.exitCode = isGood ? 0 : 1;
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '20000' },
    first: { type: 'string', default: '1' },
    mutant: { type: 'string', default: 'as it is' },
    release: { type: 'boolean', default: false },
  },
});
if (values.seed !== undefined) await tellStory(Number(values.seed), values.mutant);
else await runThem(values.release ? 1_000_000 : Number(values.seeds), Number(values.first), values.release);
