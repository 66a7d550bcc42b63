/**
 * Every place where a flow touches its files, found by watching it once, and one crash at any of them: SIGKILL just
 * before the call happens. strace counts each kind of call by itself, so a point is a kind and its number.
 */
import { cpSync, rmSync } from 'node:fs';
import { checkBackup, checkRestore } from './check-backup.ts';
import { type CheckedFolder, checkFolder } from './check-folder.ts';
import { checkNextUpgrade } from './check-upgrade.ts';
import type { FlowName } from './flows.ts';
import { entriesBefore, newFolder, prepareFolder } from './prepare.ts';
import { partsOf, runFlow } from './run-flow.ts';

export interface CrashPoint {
  flow: FlowName;
  /** Counted over all calls of the flow, from 1. */
  number: number;
  /** e.g. `fdatasync`, and the how-manieth of its kind. */
  call: string;
  ordinal: number;
  part: string;
}

export interface CrashResult extends CheckedFolder {
  point: CrashPoint;
  /** False when the process ended before it came to the point. */
  isReached: boolean;
}

export interface Crashes {
  base: string;
  /** From the first part on; what comes before is another flow's business. */
  points: CrashPoint[];
}

export async function findCrashPoints(flow: FlowName): Promise<Crashes> {
  const base = await prepareFolder(flow);
  const folder = copyOf(base);
  const { trace, code, complaint } = await runFlow({ folder, flow, trace: 'calls' });
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`${flow} does not end by itself (${code}): ${complaint}`);
  const parts = partsOf(trace);
  const ordinals = new Map<string, number>();
  const points = trace.map((line, index) => {
    const call = line.slice(0, line.indexOf('('));
    const ordinal = (ordinals.get(call) ?? 0) + 1;
    ordinals.set(call, ordinal);
    const part = parts.find(({ from, to }) => index + 1 >= from && index + 1 <= to)?.name ?? 'opening';
    return { flow, number: index + 1, call, ordinal, part };
  });
  return { base, points: points.filter(({ part }) => parts.length === 0 || part !== 'opening') };
}

export function copyOf(base: string): string {
  const folder = newFolder();
  cpSync(base, folder, { recursive: true });
  return folder;
}

export const killAt = ({ call, ordinal }: CrashPoint) => `${call}:signal=SIGKILL:when=${ordinal}`;

export async function crashAt(base: string, point: CrashPoint): Promise<CrashResult> {
  const folder = copyOf(base);
  try {
    const { flow } = point;
    const { signal, trace } = await runFlow({ folder, flow, inject: killAt(point), trace: 'calls' });
    const isReached = signal === 'SIGKILL' && trace.length === point.number;
    return { ...(await checkAfter(flow, folder)), point, isReached };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function checkAfter(flow: FlowName, folder: string): Promise<CheckedFolder> {
  if (flow === 'next-upgrade') return checkNextUpgrade(folder);
  if (flow === 'backup') return checkBackup(folder);
  if (flow === 'restore') return checkRestore(folder);
  return checkFolder(folder, flow === 'upgrade' ? entriesBefore : 0);
}

/** So many of them, spread evenly over all, the first and the last among them. */
export function spread<Item>(items: Item[], count: number): Item[] {
  if (count >= items.length) return items;
  const step = (items.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, index) => items[Math.round(index * step)]).filter(
    (item) => item !== undefined,
  );
}
