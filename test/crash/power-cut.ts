/**
 * What a power cut leaves: every write and sync of a run, replayed up to a moment. What was synced is on the disk;
 * of what came after, each write may be there, be missing, or be torn and hold garbage. Folders keep their files.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Step =
  | { kind: 'write'; file: string; at: number; bytes: Buffer }
  | { kind: 'truncate'; file: string; length: number }
  | { kind: 'sync'; file: string }
  | { kind: 'gone'; file: string }
  | { kind: 'said'; text: string };

export interface Recording {
  steps: Step[];
  /** Files as they were before the run. */
  before: Map<string, Buffer>;
}

function bytesOf(quoted: string): Buffer {
  return Buffer.from(quoted.replaceAll('\\x', ''), 'hex');
}

/** Reads a trace in which every byte is written as \x.. */
export function readRecording(trace: string[], before: Map<string, Buffer>): Recording {
  const steps: Step[] = [];
  for (const line of trace) {
    const call = line.slice(0, line.indexOf('('));
    const path = /^\w+\((?:\d+<([^>]*)>|"([^"]*)")/.exec(line);
    const file = decodePath(path?.[1] ?? path?.[2] ?? '').replace(/^.*\//, '');
    const data = /, "((?:\\x[0-9a-f]{2})*)"/.exec(line)?.[1] ?? '';
    if (call === 'write') steps.push({ kind: 'said', text: bytesOf(data).toString() });
    else if (call === 'pwrite64') {
      const at = Number(/, (\d+)\) += /.exec(line)?.[1]);
      steps.push({ kind: 'write', file, at, bytes: bytesOf(data) });
    } else if (call === 'ftruncate') {
      steps.push({ kind: 'truncate', file, length: Number(/, (\d+)\) += /.exec(line)?.[1]) });
    } else if (call === 'fsync' || call === 'fdatasync') steps.push({ kind: 'sync', file });
    else if (call === 'unlink') steps.push({ kind: 'gone', file });
  }
  return { steps: steps.filter((step) => !('file' in step) || !step.file.endsWith('-shm')), before };
}

const decodePath = (text: string) => (text.startsWith('\\x') ? bytesOf(text).toString() : text);

/** Moments at which something had just been promised. */
export function moments({ steps }: Recording): number[] {
  return steps.flatMap((step, index) =>
    step.kind === 'said' && step.text.startsWith('accepted') ? [index + 1] : [],
  );
}

/** What a file holds while it is replayed: bytes up to a length, with room to grow. */
interface Content {
  bytes: Buffer;
  length: number;
}

function apply(content: Content, step: Step): void {
  if (step.kind === 'truncate') resize(content, step.length);
  if (step.kind !== 'write') return;
  resize(content, Math.max(content.length, step.at + step.bytes.length));
  step.bytes.copy(content.bytes, step.at);
}

/** What is gained reads as zeros, as in a file. */
function resize(content: Content, length: number): void {
  if (length > content.bytes.length) {
    const roomier = Buffer.alloc(length * 2);
    content.bytes.copy(roomier, 0, 0, content.length);
    content.bytes = roomier;
  }
  if (length < content.length) content.bytes.fill(0, length, content.length);
  content.length = length;
}

/** @param chance decides of each write after the last sync whether it is there, missing or torn. */
export function cutPower(recording: Recording, moment: number, chance: () => number, into: string): void {
  const cache = new Map<string, Content>();
  for (const [file, bytes] of recording.before)
    cache.set(file, { bytes: Buffer.from(bytes), length: bytes.length });
  const pending = new Map<string, Step[]>();
  const said: string[] = [];
  for (const step of recording.steps.slice(0, moment)) {
    if (step.kind === 'said') said.push(step.text);
    else if (step.kind === 'gone') {
      cache.delete(step.file);
      pending.delete(step.file);
    } else if (step.kind === 'sync') {
      flush(cache, pending, step.file, (one) => one);
    } else {
      const waiting = pending.get(step.file);
      if (waiting) waiting.push(step);
      else pending.set(step.file, [step]);
    }
  }
  for (const file of pending.keys()) flush(cache, pending, file, (step) => survives(step, chance));
  mkdirSync(into, { recursive: true });
  for (const [file, { bytes, length }] of cache) writeFileSync(join(into, file), bytes.subarray(0, length));
  writeFileSync(join(into, 'said.txt'), said.join(''));
}

function flush(
  cache: Map<string, Content>,
  pending: Map<string, Step[]>,
  file: string,
  kept: (step: Step) => Step | null,
): void {
  const content = cache.get(file) ?? { bytes: Buffer.alloc(0), length: 0 };
  for (const step of pending.get(file) ?? []) {
    const one = kept(step);
    if (one) apply(content, one);
  }
  cache.set(file, content);
  pending.delete(file);
}

function survives(step: Step, chance: () => number): Step | null {
  const fate = chance();
  if (fate < 0.4) return null;
  if (fate < 0.6 || step.kind !== 'write') return step;
  const torn = Buffer.from(step.bytes);
  for (let at = Math.floor(chance() * torn.length); at < torn.length; at += 1)
    torn[at] = Math.floor(chance() * 256);
  return { ...step, bytes: torn };
}
