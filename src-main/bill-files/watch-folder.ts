/**
 * Looks into a folder for files of bills. A file is taken when two looks found it the same: it is moved into `in-work`,
 * has to be the same there at the next look, and while it is read; so nothing half written is read, however a program
 * writes it. Once every row was decided it lies in `done`, with what was wrong beside it (`.rejected`). Killed at any
 * moment, it is read again from `in-work` under the same ids. Must never delete a file, nor read one twice once done.
 */
import { type BigIntStats, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { extname, join, parse } from 'node:path';
import type { BillFilesView } from '../contract/bill-files.ts';
import type { Clock } from '../domain/clock.ts';
import { writeCsv } from '../domain/csv.ts';
import type { Log } from '../domain/log.ts';
import { renameSynced, syncFile, writeSynced } from '../store/synced-file.ts';
import { digestOfBytes } from './bill-id.ts';
import type { ReadBillFile } from './bill-row.ts';
import { type BillPort, type HandedOver, handOver, type RejectedRow } from './hand-over.ts';
import { guessSeparator, readCsvBills } from './read-csv.ts';
import { readJsonBills } from './read-json.ts';

export interface BillFolder {
  view: () => BillFilesView;
  stop: () => Promise<void>;
}

export interface BillFolderOptions {
  clock: Clock;
  log: Log;
  port: BillPort;
  /** Absolute; empty = none. Asked at every look. */
  folder: () => string;
  format: () => 'csv' | 'json';
  /** A file is done. */
  onDone: (done: { name: string; good: number; bad: number }) => void;
}

const lookEveryMs = 2000;
/** Rows that could not be decided are tried again after this long. */
const laterMs = 30_000;
const mostMegabytes = 8;

/** What tells that nobody wrote to a file between two looks. */
const markOf = (stat: BigIntStats) => `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`;

export function watchBillFolder(options: BillFolderOptions): BillFolder {
  const { clock, log, port, onDone } = options;
  let seen = new Map<string, string>();
  let last: BillFilesView['last'] = null;
  let waiting = 0;
  let isUnreadable = false;
  let isStopping = false;
  const triedAt = new Map<string, number>();
  let running: Promise<void> = Promise.resolve();
  let cancel = clock.after(lookEveryMs, look);

  function look() {
    running = lookOnce()
      .catch((error: unknown) => {
        isUnreadable = true;
        log.warn('bill-files.unreadable', { error: error instanceof Error ? error.message : String(error) });
      })
      .finally(() => {
        if (!isStopping) cancel = clock.after(lookEveryMs, look);
      });
  }

  async function lookOnce() {
    const folder = options.folder();
    if (folder === '') {
      seen = new Map();
      waiting = 0;
      isUnreadable = false;
      return;
    }
    for (const name of ['in-work', 'done']) mkdirSync(join(folder, name), { recursive: true });
    const now = new Map<string, string>();
    const fresh = filesIn(folder, [options.format()]);
    const working = filesIn(join(folder, 'in-work'), ['csv', 'json']);
    isUnreadable = false;
    waiting = fresh.length + working.length;
    for (const name of working) {
      if (isStopping) return;
      const path = join(folder, 'in-work', name);
      const mark = markAt(path);
      if (mark === null) continue;
      now.set(path, mark);
      const tried = triedAt.get(path);
      const isDue = tried === undefined || clock.monotonicMs() - tried >= laterMs;
      if (seen.get(path) === mark && isDue) await workSafely(folder, name, mark);
    }
    for (const name of fresh) {
      const path = join(folder, name);
      const mark = markAt(path);
      if (mark === null) continue;
      if (seen.get(path) !== mark || working.includes(name)) now.set(path, mark);
      else if (!claim(path, join(folder, 'in-work', name))) now.set(path, mark);
    }
    seen = now;
  }

  /** A file that cannot be read or moved must not keep the others waiting. */
  async function workSafely(folder: string, name: string, mark: string) {
    try {
      await work(folder, name, mark);
    } catch (error) {
      isUnreadable = true;
      triedAt.set(join(folder, 'in-work', name), clock.monotonicMs());
      log.warn('bill-files.stuck', { error: error instanceof Error ? error.message : String(error) });
    }
  }

  async function work(folder: string, name: string, mark: string) {
    const path = join(folder, 'in-work', name);
    const stat = lstatSync(path, { bigint: true });
    const tooLarge = stat.size > BigInt(mostMegabytes) * 1_000_000n;
    const bytes = tooLarge ? Buffer.from(String(stat.size)) : readFileSync(path);
    const digest = digestOfBytes(bytes);
    const read = tooLarge ? large : await readBills(path, bytes);
    // written to while it was read: at the next look again
    if (markAt(path) !== mark) return;
    const identity = { name, writtenMs: Number(stat.mtimeMs), digest };
    const handed = await handOver(port, identity, read, () => isStopping);
    const at = clock.wallMs();
    last = { name, at, good: handed.good, bad: handed.rejected.length, later: handed.later };
    triedAt.set(path, clock.monotonicMs());
    if (handed.later > 0) return;
    finish(folder, name, digest, handed);
    triedAt.delete(path);
    waiting -= 1;
    onDone({ name, good: handed.good, bad: handed.rejected.length });
  }

  return {
    view: () => ({ folder: options.folder(), isUnreadable, waiting, last }),
    stop: async () => {
      isStopping = true;
      cancel();
      await running;
    },
  };
}

const large: ReadBillFile = {
  ok: false,
  bad: { line: 1, raw: '', reason: 'bill-file-large', facts: { limit: String(mostMegabytes) } },
};

/** Plain files that are not on their way; the rest of the folder is none of ours. */
function filesIn(folder: string, formats: string[]): string[] {
  const isBills = (name: string) => formats.includes(extname(name).slice(1).toLowerCase());
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isFile() && !item.name.startsWith('.') && isBills(item.name))
    .map(({ name }) => name)
    .sort();
}

/** null = it is gone, or no plain file any more. */
function markAt(path: string): string | null {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stat?.isFile() ? markOf(stat) : null;
}

/** False = somebody still holds it open (Windows), or was quicker. */
function claim(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

async function readBills(path: string, bytes: Buffer): Promise<ReadBillFile> {
  if (extname(path).toLowerCase() === '.json') return readJsonBills(bytes);
  const end = bytes.indexOf(10);
  const firstLine = bytes.subarray(0, end < 0 ? bytes.length : end).toString('utf8');
  return readCsvBills(path, guessSeparator(firstLine));
}

/** What was wrong is on the disk before the file counts as done. The name says which bytes it was. */
function finish(folder: string, name: string, digest: string, { rejected }: HandedOver) {
  const path = join(folder, 'in-work', name);
  const { name: stem, ext } = parse(name);
  const done = join(folder, 'done', `${stem}.${digest.slice(0, 12)}${ext}`);
  if (rejected.length > 0) writeSynced(`${done}.rejected`, rejectedText(rejected));
  syncWhereAllowed(path);
  renameSynced(path, done);
}

/** The program that wrote it may have closed it to everybody; then it is as safe as that program made it. */
function syncWhereAllowed(path: string) {
  try {
    syncFile(path);
  } catch {
    return;
  }
}

function rejectedText(rejected: RejectedRow[]): string {
  return writeCsv([
    ['line', 'reason', 'what is wrong', 'what to do', 'row'],
    ...rejected.map(({ line, reason, message, next, raw }) => [String(line), reason, message, next, raw]),
  ]);
}
