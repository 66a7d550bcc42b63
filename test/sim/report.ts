/** The printed and the kept report of a run: what was run, on what, and what was found. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../support/run-command.ts';
import { type FaultKind, faultKinds } from './faults.ts';
import type { Caught } from './run-many.ts';
import type { Tally } from './tally.ts';
import { invariants } from './watch/invariants.ts';

export interface Report extends Tally {
  date: string;
  commit: string;
  machine: string;
  node: string;
  seconds: number;
  invariants: readonly string[];
  mutants: readonly Caught[];
}

/** With `-changed` when the checkout is not what was committed. */
export function commitHere(): string {
  const ask = (...words: string[]) => spawnSync('git', words, { cwd: projectRoot, encoding: 'utf8' });
  const named = ask('rev-parse', '--short', 'HEAD');
  if (named.status !== 0) return 'unknown';
  return `${named.stdout.trim()}${ask('status', '--porcelain').stdout.trim() === '' ? '' : '-changed'}`;
}

export function makeReport(tally: Tally, seconds: number, mutants: readonly Caught[]): Report {
  return {
    date: new Date().toISOString(),
    commit: commitHere(),
    machine: `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores`,
    node: process.versions.node,
    seconds: Math.round(seconds * 10) / 10,
    ...tally,
    invariants: Object.keys(invariants),
    mutants,
  };
}

/** Where it was written. */
export function keepReport(report: Report): string {
  const folder = join(projectRoot, 'artefacts');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'RELIABILITY-sim.json');
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}

const figure = (value: number) => Math.round(value).toLocaleString('en-GB');

export function printReport(report: Report): string {
  const { seeds, steps, seconds, violations } = report;
  const lines = [
    `${report.date}, ${report.machine}, Node ${report.node}, commit ${report.commit}`,
    `${figure(seeds)} seeds, ${figure(steps)} steps, ${figure(report.virtualMs / 3_600_000)} hours at the till, ${figure(report.entries)} entries, ${figure(report.redemptions)} redemptions, ${figure(report.gifts)} coupons given`,
    `${seconds} s: ${figure(seeds / seconds)} seeds and ${figure(steps / seconds)} steps a second; fingerprint ${report.fingerprint}`,
    `faults: ${faultKinds.map((kind: FaultKind) => `${kind} ${figure(report.faults[kind] ?? 0)}`).join(', ')}`,
    `second redemptions and coupons where an older ledger was put back and the till could not tell: ${figure(report.doubledUnnoticed)}`,
    `${violations.length} violations of ${report.invariants.length} invariants`,
    ...violations.slice(0, 20).map((one) => `  seed ${one.seed}: ${one.invariant}: ${one.detail}`),
    ...report.mutants.map(({ mutant, by }) =>
      by ? `caught  ${mutant}: seed ${by.seed}, ${by.invariant}` : `MISSED  ${mutant}`,
    ),
  ];
  return lines.join('\n');
}
