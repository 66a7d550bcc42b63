/**
 * `npm run crash:release`: every crash point of every flow, a thousand `kill -9`, a thousand power cuts, a thousand
 * wrong bytes. Prints its figures and keeps them in artefacts/crash.json. Without `--release` a short look.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CrashResult, crashAt, findCrashPoints, spread } from './crash-points.ts';
import { findEatmydata } from './find-strace.ts';
import { flipBytes } from './flip-bytes.ts';
import type { FlowName } from './flows.ts';
import { killLoop } from './kill-loop.ts';
import { losePower, recordRun } from './power-loss.ts';
import { inPool } from './run-flow.ts';

const isRelease = process.argv.includes('--release');
const most = isRelease ? Number.POSITIVE_INFINITY : 6;
const rounds = isRelease ? 1000 : 10;
const flowNames: FlowName[] = [
  'redeem-offline',
  'lose-answer',
  'lose-request',
  'refused',
  'restart',
  'first-start',
  'upgrade',
  'next-upgrade',
  'many-accepts',
  'backup',
  'restore',
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (line: string) => console.log(line);
const began = performance.now();
const seconds = () => Math.round((performance.now() - began) / 1000);

function commitHere(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'unknown';
  }
}

async function crashEverywhere(flow: FlowName) {
  const { base, points } = await findCrashPoints(flow);
  const tried = spread(points, most);
  const results: CrashResult[] = [];
  await inPool(tried, cpus().length, async (point) => void results.push(await crashAt(base, point)));
  rmSync(base, { recursive: true, force: true });
  const sum = (of: (one: CrashResult) => number) => results.reduce((total, one) => total + of(one), 0);
  const found = {
    flow,
    points: results.length,
    ofPoints: points.length,
    reached: results.filter(({ isReached }) => isReached).length,
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    wrong: results.flatMap(({ wrong, point }) => wrong.map((one) => `${flow} ${point.number}: ${one}`)),
  };
  say(
    `${flow}: ${found.points} of ${found.ofPoints} points, ${found.lost} lost, ${found.doubled} doubled, ${found.wrong.length} wrong (${seconds()} s)`,
  );
  return found;
}

const crashes: Awaited<ReturnType<typeof crashEverywhere>>[] = [];
for (const flow of flowNames) crashes.push(await crashEverywhere(flow));
const points = crashes.reduce((sum, one) => sum + one.points, 0);
say(`crash points: ${points}`);
const kills = await killLoop(rounds);
say(
  `kill -9: ${kills.killed} of ${kills.rounds} rounds killed, ${kills.accepted} entries, ${kills.lost} lost, ${kills.doubled} doubled`,
);
const power = await losePower(await recordRun('few-accepts'), rounds);
say(`power cuts: ${power.rounds} rounds, ${power.lost} lost, ${power.failed} failed`);
const careless = await losePower(await recordRun('careless-accepts'), 20);
const lying = await losePower(await recordRun('few-accepts', findEatmydata()), 20);
say(
  `must fail: synchronous NORMAL in round ${careless.firstFailed}, a lying disk in round ${lying.firstFailed}`,
);
const flips = flipBytes(rounds);
say(
  `wrong bytes: ${flips.tried}, refused ${flips.refused}, unharmed ${flips.unharmed}, unseen ${flips.unseen}`,
);

const wrong = [...crashes.flatMap((one) => one.wrong), ...kills.wrong, ...power.wrong, ...flips.wrong];
const isKept = wrong.length === 0 && crashes.every((one) => one.reached === one.points);
const hasTeeth = kills.killed > rounds * 0.8 && careless.failed > 0 && lying.failed > 0;
const report = {
  at: new Date().toISOString(),
  commit: commitHere(),
  machine: `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`,
  seconds: seconds(),
  crashes,
  kills,
  power,
  mustFail: { careless: careless.firstFailed, lying: lying.firstFailed },
  flips,
};
mkdirSync(join(root, 'artefacts'), { recursive: true });
writeFileSync(join(root, 'artefacts', 'crash.json'), `${JSON.stringify(report, null, 2)}\n`);
for (const line of wrong.slice(0, 20)) say(line);
say(`${isKept && hasTeeth ? 'kept' : 'BROKEN'}: every promise, ${report.seconds} s, artefacts/crash.json`);
process.exitCode = isKept && hasTeeth ? 0 : 1;
