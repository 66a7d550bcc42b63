/**
 * What a long run has done so far, a line a part, so that a machine that stops in the middle of a million seeds does
 * not begin anew. Parts of another commit are never taken: they tell of another program.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Part } from './run-many.ts';

interface KeptPart extends Part {
  /** Since the part before it, or since that process began. */
  seconds: number;
}

export interface KeptParts {
  parts: readonly Part[];
  /** What the kept parts took. */
  seconds: number;
  keep: (part: Part, seconds: number) => void;
}

/** Begins a new file when there is none, or one of another program. A line cut off by a power cut is left out. */
export function openKeptParts(file: string, commit: string): KeptParts {
  const [head, ...lines] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const isOneProgram = commit !== 'unknown' && !commit.endsWith('-changed');
  const kept = isOneProgram && head === commit ? lines.flatMap(readPart) : [];
  if (kept.length === 0) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${commit}\n`);
  }
  return {
    parts: kept,
    seconds: kept.reduce((sum, { seconds }) => sum + seconds, 0),
    keep: ({ first, last, tally }, seconds) =>
      appendFileSync(file, `${JSON.stringify({ first, last, tally, seconds })}\n`),
  };
}

function readPart(line: string): KeptPart[] {
  try {
    return [JSON.parse(line) as KeptPart];
  } catch {
    return [];
  }
}
