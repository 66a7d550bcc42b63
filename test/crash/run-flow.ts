/**
 * Runs one flow in a process of its own under strace: only watched, or with a fault at the n-th call that touches
 * the ledger's files or what was said. Calls on other files are neither counted nor disturbed.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleOf } from '../support/bundle.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { backupFiles } from './backup-flows.ts';
import { findStrace } from './find-strace.ts';
import type { FlowName } from './flows.ts';

export const diskCalls = 'pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,copy_file_range';
const compiled = join(tmpdir(), 'counterpart-crash-compiled');

export interface FlowEnd {
  signal: NodeJS.Signals | null;
  code: number | null;
  complaint: string;
  /** Lines of the trace, in order; empty unless asked for. */
  trace: string[];
}

export interface FlowRun {
  folder: string;
  flow: FlowName | 'sell';
  /** e.g. `pwrite64:error=ENOSPC:when=3`. */
  inject?: string;
  /** Keeps the trace; `bytes` = with everything that was written. */
  trace?: 'calls' | 'bytes';
  /** Files of the folder whose calls count; the ledger's and what was said when left out. */
  only?: string[];
  preload?: string;
  /** The program instead of the small till: `disk-child`. */
  script?: 'child' | 'disk-child';
}

export const ledgerFiles = ['ledger.db', 'ledger.db-wal', 'ledger.db-shm', 'ledger.db-journal'];

/** What else a flow writes. */
const sealing = ['', '-journal', '-wal', '-shm'].map((ending) => `ledger.db.sealing${ending}`);
const keyFiles = ['.', 'ledger.key', 'ledger.key.part', 'backups', 'backups/ledger.key.part'];
const filesBeside: Partial<Record<FlowRun['flow'], string[]>> = {
  backup: backupFiles,
  restore: backupFiles,
  upgrade: [...keyFiles, ...sealing],
  'first-start': keyFiles,
};

export async function runFlow(run: FlowRun): Promise<FlowEnd> {
  const traces = mkdtempSync(join(tmpdir(), 'counterpart-trace-'));
  const files = [...ledgerFiles, 'said.txt', ...(filesBeside[run.flow] ?? [])];
  const paths = (run.only ?? files).flatMap((name) => ['-P', join(run.folder, name)]);
  const inject = run.inject === undefined ? [] : ['-e', `inject=${run.inject}`];
  const length = run.trace === 'bytes' ? ['-xx', '-s', '70000'] : ['-s', '80'];
  // strace's fast path drops signals it should send, so killing goes the slow way, over the main thread alone
  const isKilling = run.inject?.includes('signal=') === true;
  const threads = isKilling ? [] : ['-f', '-ff', '--seccomp-bpf'];
  const words = [...threads, '-qq', '-y', ...length, '-o', join(traces, 'calls')];
  const preload = run.preload === undefined ? [] : ['-E', `LD_PRELOAD=${run.preload}`];
  const said = openSync(join(run.folder, 'said.txt'), 'a');
  try {
    const program =
      run.script === 'disk-child'
        ? [process.execPath, await bundleOf('test/crash/disk-child.ts')]
        : await snapshotOf('test/crash/child.ts');
    // the program on the failing disk counts its own calls
    const command = [...program, run.flow, run.folder, ...(run.script === 'disk-child' ? [traces] : [])];
    const strace = spawn(
      findStrace(),
      [...words, '-e', `trace=${diskCalls}`, ...paths, ...inject, ...preload, '--', ...command],
      { stdio: ['ignore', said, 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: compiled } },
    );
    let complaint = '';
    strace.stderr?.on('data', (bytes: Buffer) => {
      complaint += bytes.toString();
    });
    const { code, signal } = await new Promise<Pick<FlowEnd, 'code' | 'signal'>>((resolve, reject) => {
      strace.once('error', reject);
      strace.once('close', (ended, killedBy) => resolve({ code: ended, signal: killedBy }));
    });
    return { code, signal, complaint, trace: run.trace === undefined ? [] : readTraces(traces) };
  } finally {
    closeSync(said);
    rmSync(traces, { recursive: true, force: true });
  }
}

/** One file a thread; only the thread that runs the program touches these paths. */
function readTraces(folder: string): string[] {
  const threads = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1').split('\n'))
    .map((lines) => lines.filter((line) => /^[a-z0-9_]+\(/.test(line)))
    .filter((lines) => lines.length > 0);
  if (threads.length !== 1) throw new Error(`${threads.length} threads touched the ledger's files`);
  return threads[0] ?? [];
}

/** Where each part of a flow begins, by the number of the call; the first call is 1. */
export function partsOf(trace: string[]): { name: string; from: number; to: number }[] {
  const parts: { name: string; from: number; to: number }[] = [];
  for (const [index, line] of trace.entries()) {
    const name = /^write\(1<[^>]*>, "part ([^\\"]+)/.exec(line)?.[1];
    if (name !== undefined) parts.push({ name, from: index + 2, to: trace.length });
    const before = parts.at(-2);
    if (name !== undefined && before) before.to = index + 1;
  }
  return parts;
}

/** Does each piece of work, so many at a time. */
export async function inPool<Item>(
  items: Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
