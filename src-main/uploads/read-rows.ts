/**
 * Reads the rows of a CSV file bit by bit, so that others get their turn and no file is held as a whole. Refuses what is
 * not text with the line where it stops being text; never guesses at an encoding.
 */
import { createReadStream } from 'node:fs';
import { type CsvError, parse } from 'csv-parse';
import type { ReasonKey } from '../contract/reasons.ts';
import { uploadLimits } from '../contract/uploads.ts';

/** Why a file as a whole cannot be read. */
export interface FileTrouble {
  reason: ReasonKey;
  facts: Record<string, string>;
}

export interface FileRow {
  /** Where the row begins; the first line of the file is 1. */
  line: number;
  /** Without blanks around them. */
  cells: string[];
}

/** A piece is a few milliseconds' work. */
const pieceBytes = 16 * 1024;
/** A line, and a row of several lines, is never longer; bytes. */
const longest = 256 * 1024;

class Unreadable extends Error {
  readonly trouble: FileTrouble;
  constructor(reason: ReasonKey, line: number) {
    super(reason);
    this.trouble = { reason, facts: { line: String(line) } };
  }
}

/** Gives every row that has something in it to `take`; what is wrong with the file, or null when it was read whole. */
export async function eachRow(
  path: string,
  delimiter: string,
  take: (row: FileRow) => void,
): Promise<FileTrouble | null> {
  const parser = parse({
    delimiter,
    info: true,
    trim: true,
    relax_column_count: true,
    max_record_size: longest,
  });
  let end = 0;
  let rows = 0;
  const takeAll = () => {
    for (let read = next(parser); read !== null; read = next(parser)) {
      const { record, info } = read;
      const line = Math.max(end + 1, info.lines - linesWithin(record));
      end = info.lines;
      if (record.every((cell) => cell === '')) continue;
      rows += 1;
      if (rows <= mostRows) take({ line, cells: record });
    }
  };
  const over = new Promise<CsvError | null>((resolve) => {
    parser.on('error', (error) => resolve(error as CsvError)).on('end', () => resolve(null));
  });
  parser.on('readable', takeAll);
  try {
    for await (const text of readText(createReadStream(path, { highWaterMark: pieceBytes }))) {
      if (parser.destroyed || rows > mostRows) break;
      parser.write(text);
      takeAll();
    }
    if (rows > mostRows) return { reason: 'upload-too-many', facts: { limit: String(uploadLimits.rows) } };
    if (!parser.destroyed) parser.end();
    const error = await over;
    return error === null ? null : troubleOf(error, end);
  } catch (error) {
    if (error instanceof Unreadable) return error.trouble;
    throw error;
  } finally {
    parser.destroy();
  }
}

/** With the row of names. */
const mostRows = uploadLimits.rows + 1;

const next = (parser: { read: () => unknown }) => parser.read() as ReadRow | null;

interface ReadRow {
  record: string[];
  info: { lines: number };
}

const linesWithin = (cells: readonly string[]) =>
  cells.reduce((lines, cell) => lines + cell.split('\n').length - 1, 0);

/** A quotation mark that never ends begins in the row after the last whole one. */
function troubleOf(error: CsvError, end: number): FileTrouble {
  const line = error.code === 'CSV_QUOTE_NOT_CLOSED' ? end + 1 : Number(error.lines ?? end + 1);
  const reason = error.code === 'CSV_MAX_RECORD_SIZE' ? 'upload-long-line' : 'upload-quotes';
  return { reason, facts: { line: String(line) } };
}

/** Whole lines of a file as text, without the mark that some programs put in front. */
async function* readText(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let carried = Buffer.alloc(0);
  let line = 1;
  for await (const piece of pieces) {
    const zero = piece.indexOf(0);
    if (zero >= 0)
      throw new Unreadable(
        'upload-other-file',
        line + newlinesIn(carried) + newlinesIn(piece.subarray(0, zero)),
      );
    const all = Buffer.concat([carried, piece]);
    const cut = all.lastIndexOf(10) + 1;
    const whole = all.subarray(0, cut);
    carried = all.subarray(cut);
    if (carried.length > longest) throw new Unreadable('upload-long-line', line + newlinesIn(whole));
    yield decoded(whole, line);
    line += newlinesIn(whole);
  }
  yield decoded(carried, line);
}

/** `firstLine` is the number of the first line in `bytes`; only that of the file may begin with a mark. */
function decoded(bytes: Buffer, firstLine: number): string {
  const text = decode(bytes, firstLine === 1);
  if (text !== null) return text;
  let from = 0;
  for (let line = firstLine; ; line += 1) {
    const end = bytes.indexOf(10, from);
    const until = end < 0 ? bytes.length : end;
    if (end < 0 || decode(bytes.subarray(from, until), false) === null)
      throw new Unreadable('upload-not-utf8', line);
    from = until + 1;
  }
}

function decode(bytes: Buffer, dropsMark: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: !dropsMark }).decode(bytes);
  } catch {
    return null;
  }
}

function newlinesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}
