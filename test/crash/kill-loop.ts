/**
 * `kill -9` at any moment, over and over on one folder: a till that takes redemptions as fast as it can, some sent,
 * some lost on the way, and is started again each time. Slower and blinder than crash points, and it sees the rest.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { snapshotOf } from '../support/snapshot.ts';
import { checkFolder } from './check-folder.ts';
import { prepareFolder } from './prepare.ts';

export interface Kills {
  rounds: number;
  /** Rounds that ended by the axe and not by themselves. */
  killed: number;
  /** How many entries there were at the end. */
  accepted: number;
  lost: number;
  doubled: number;
  wrong: string[];
}

interface End {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const roundsOnOneFolder = 50;

export async function killLoop(rounds: number): Promise<Kills> {
  const command = await snapshotOf('test/crash/child.ts');
  const kills: Kills = { rounds: 0, killed: 0, accepted: 0, lost: 0, doubled: 0, wrong: [] };
  while (kills.rounds < rounds) {
    const folder = await prepareFolder('keep-selling');
    for (let round = 0; round < roundsOnOneFolder && kills.rounds < rounds; round += 1) {
      const { signal, code } = await killOnce(command, folder, 1 + ((round * 7) % 70));
      kills.rounds += 1;
      if (signal === 'SIGKILL') kills.killed += 1;
      else if (code !== 0) kills.wrong.push(`round ${kills.rounds} ended by itself with ${code}`);
    }
    const { wrong, lost, doubled, entries } = await checkFolder(folder);
    rmSync(folder, { recursive: true, force: true });
    kills.accepted += entries;
    kills.lost += lost;
    kills.doubled += doubled;
    kills.wrong.push(...wrong.map((one) => `kill -9, up to round ${kills.rounds}: ${one}`));
  }
  return kills;
}

/** Kills as soon as so many more lines were said: a moment that moves from round to round. */
async function killOnce(command: string[], folder: string, lines: number): Promise<End> {
  const path = join(folder, 'said.txt');
  const said = openSync(path, 'a');
  const before = statSync(path).size;
  const [node = '', ...words] = command;
  const child = spawn(node, [...words, 'keep-selling', folder], { stdio: ['ignore', said, 'inherit'] });
  const gone = new Promise<End>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  let isOver = false;
  void gone.then(() => {
    isOver = true;
  });
  while (!isOver && statSync(path).size < before + lines * 20)
    await new Promise((resolve) => setImmediate(resolve));
  child.kill('SIGKILL');
  const end = await gone;
  closeSync(said);
  return end;
}
