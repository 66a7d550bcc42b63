/**
 * The epoch of the ledger and the mark that tells an older ledger from the newest: once as facts in the ledger, once
 * in a small file beside it. The ledger is written first and the file at once after, so that they are never more than
 * one apart.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { EpochMark } from '../domain/epoch.ts';
import type { Database } from './database.ts';
import { codeOf } from './disk-trouble.ts';
import { readFact, writeFact } from './facts.ts';
import { writeSynced } from './synced-file.ts';

const markText = z.object({ epoch: z.number().int().min(1), count: z.number().int().min(0) });
const pathIn = (folder: string) => join(folder, 'epoch.json');

/**
 * The ledger's epoch: 1 at first, and higher after every restore. No two lives of one data folder share one, so a
 * number with the epoch in it never comes again. Sure once `beginEpoch` has run.
 */
export function readEpoch(ledger: Database): number {
  return readEpochMark(ledger)?.epoch ?? 1;
}

/** null = this ledger was never marked. */
export function readEpochMark(ledger: Database): EpochMark | null {
  const epoch = readFact(ledger, 'epoch');
  const count = readFact(ledger, 'epoch-count');
  const read = markText.safeParse({ epoch: Number(epoch), count: Number(count) });
  return epoch !== null && count !== null && read.success ? read.data : null;
}

export function writeEpochMark(ledger: Database, mark: EpochMark): void {
  ledger.transaction(() => {
    writeFact(ledger, 'epoch', String(mark.epoch));
    writeFact(ledger, 'epoch-count', String(mark.count));
  });
}

/** Throws when the folder cannot be read at all. */
export function readEpochFile(folder: string): EpochMark | null | 'unreadable' {
  try {
    const read = markText.safeParse(JSON.parse(readFileSync(pathIn(folder), 'utf8')));
    return read.success ? read.data : 'unreadable';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (error instanceof SyntaxError) return 'unreadable';
    throw error;
  }
}

/** Safe from a power cut when this returns. Throws what the disk says. */
export function writeEpochFile(folder: string, mark: EpochMark): void {
  writeSynced(pathIn(folder), `${JSON.stringify(mark)}\n`);
}

/**
 * Moves both places one on: whoever puts back a copy made before this is found out at the next start. Throws when the
 * disk refuses; then the two are at most one apart, which the next call or start mends.
 */
export function advanceEpochMark(ledger: Database, folder: string): EpochMark {
  const now = readEpochMark(ledger);
  if (now === null) throw new Error('the ledger has no mark yet');
  const file = readEpochFile(folder);
  if (file === null || file === 'unreadable' || file.count !== now.count) writeEpochFile(folder, now);
  const next = { epoch: now.epoch, count: now.count + 1 };
  writeEpochMark(ledger, next);
  writeEpochFile(folder, next);
  return next;
}
