/** Looks through a whole file: its layout where none is given, its first rows, its good and its bad rows. Sends nothing. */
import { open } from 'node:fs/promises';
import { type BadRow, type CheckedUpload, type UploadLayout, uploadLimits } from '../contract/uploads.ts';
import { createRowCheck, missingColumns } from './check-row.ts';
import { findDelimiter, guessLayout } from './guess-layout.ts';
import { eachRow, type FileRow, type FileTrouble } from './read-rows.ts';

export type Checked = { ok: true; checked: CheckedUpload } | { ok: false; trouble: FileTrouble };

/** Rows that are shown before anything is sent. */
const shown = 10;
const shownBad = 200;
const startBytes = 16 * 1024;

export async function checkFile(
  path: string,
  asked: UploadLayout | undefined,
  nowMs: number,
): Promise<Checked> {
  const layout = asked ?? (await findLayout(path));
  if (!('columns' in layout)) return { ok: false, trouble: layout };
  const bad: BadRow[] = [];
  const firstRows: FileRow[] = [];
  const counts = { good: 0, bad: 0 };
  const read = await judgeRows(path, layout, nowMs, (row, fault) => {
    if (firstRows.length < shown) firstRows.push(row);
    if (fault === null) counts.good += 1;
    else {
      counts.bad += 1;
      if (bad.length < shownBad) bad.push(fault);
    }
  });
  if (!read.ok) return read;
  const missing = missingColumns(layout);
  const isJudged = missing.length === 0;
  return {
    ok: true,
    checked: {
      layout,
      names: read.names,
      firstRows,
      rows: counts.good + counts.bad,
      good: isJudged ? counts.good : 0,
      bad: isJudged ? counts.bad : 0,
      badRows: isJudged ? bad : [],
      missing,
    },
  };
}

export type Judged = { ok: true; names: string[] } | { ok: false; trouble: FileTrouble };

/** Every row but that of names, in the order of the file, with what is wrong with it (null = nothing). */
export async function judgeRows(
  path: string,
  layout: UploadLayout,
  nowMs: number,
  take: (row: FileRow, fault: BadRow | null) => void,
): Promise<Judged> {
  let names: string[] | null = null;
  let check: ReturnType<typeof createRowCheck> | null = null;
  const trouble = await eachRow(path, layout.delimiter, (row) => {
    if (names === null || check === null) {
      const width = Math.min(row.cells.length, uploadLimits.columns);
      names = row.cells
        .slice(0, width)
        .map((cell, at) => (layout.named && cell !== '' ? cell : String(at + 1)));
      check = createRowCheck(layout, row.cells.length, nowMs);
      if (layout.named) return;
    }
    take(row, check.check(row));
  });
  if (trouble !== null) return { ok: false, trouble };
  if (names === null) return { ok: false, trouble: { reason: 'upload-empty', facts: {} } };
  return { ok: true, names };
}

async function findLayout(path: string): Promise<UploadLayout | FileTrouble> {
  const delimiter = findDelimiter(await readStart(path));
  const rows: string[][] = [];
  const trouble = await eachRow(path, delimiter, (row) => {
    if (rows.length < 21) rows.push(row.cells);
  });
  if (trouble !== null) return trouble;
  if (rows.length === 0) return { reason: 'upload-empty', facts: {} };
  return guessLayout(delimiter, rows);
}

/** Whether it is text at all is said by whoever reads it as a whole. */
async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(startBytes), 0, startBytes, 0);
    return buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } finally {
    await file.close();
  }
}
