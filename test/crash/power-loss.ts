/** Records one run of acceptances and cuts the power again and again at moments when one had just been promised. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkFolder } from './check-folder.ts';
import { copyOf } from './crash-points.ts';
import type { FlowName } from './flows.ts';
import { cutPower, moments, type Recording, readRecording } from './power-cut.ts';
import { newFolder, prepareFolder } from './prepare.ts';
import { runFlow } from './run-flow.ts';

export interface PowerLoss {
  rounds: number;
  /** Rounds in which something promised was missing or the program did not start. */
  failed: number;
  firstFailed: number | null;
  lost: number;
  wrong: string[];
}

/** Numbers between 0 and 1 that are the same for a seed. */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export async function recordRun(flow: FlowName, preload?: string): Promise<Recording> {
  const base = await prepareFolder(flow);
  const folder = copyOf(base);
  const more = preload === undefined ? {} : { preload };
  const { code, trace, complaint } = await runFlow({ folder, flow, trace: 'bytes', ...more });
  if (code !== 0) throw new Error(`${flow} ended with ${code}: ${complaint}`);
  const files = readdirSync(base, { withFileTypes: true }).filter((one) => one.isFile());
  const before = new Map(files.map(({ name }) => [name, readFileSync(join(base, name))]));
  for (const one of [base, folder]) rmSync(one, { recursive: true, force: true });
  return readRecording(trace, before);
}

export async function losePower(recording: Recording, rounds: number): Promise<PowerLoss> {
  const result: PowerLoss = { rounds, failed: 0, firstFailed: null, lost: 0, wrong: [] };
  const promised = moments(recording);
  for (let round = 0; round < rounds; round += 1) {
    const chance = chances(round);
    const moment = promised[Math.floor(chance() * promised.length)] ?? 0;
    const folder = newFolder();
    cutPower(recording, moment, chance, folder);
    const { wrong, lost } = await checkFolder(folder).catch((error: unknown) => ({
      wrong: [String(error)],
      lost: 1,
    }));
    rmSync(folder, { recursive: true, force: true });
    if (wrong.length === 0) continue;
    result.failed += 1;
    result.firstFailed ??= round + 1;
    result.lost += lost;
    result.wrong.push(...wrong.map((one) => `round ${round + 1}: ${one}`));
  }
  return result;
}
