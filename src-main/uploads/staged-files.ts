/**
 * Files on their way from a page to this till, in the data folder: they come in pieces, wait to be looked through, and
 * are removed when they were sent or dropped, and all at the next start. Never more than a few at a time.
 */
import { rmSync } from 'node:fs';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../contract/result.ts';
import { ok } from '../contract/result.ts';
import { uploadLimits } from '../contract/uploads.ts';
import { fail } from '../domain/failure.ts';

export interface StagedFile {
  id: string;
  fileName: string;
  /** As announced. */
  bytes: number;
  received: number;
  path: string;
  /** The file of redemptions taken out of this till that it is. */
  takenOutId: string | null;
}

export interface StagedFiles {
  begin: (file: { fileName: string; bytes: number }) => Promise<StagedFile>;
  /** A file that is there as a whole. */
  put: (file: { fileName: string; text: string; takenOutId: string }) => Promise<StagedFile>;
  /** How many bytes are here now. */
  add: (id: string, at: number, piece: Uint8Array) => Promise<Result<number>>;
  /** A file of which everything is here. */
  whole: (id: string) => Result<StagedFile>;
  drop: (id: string) => Promise<void>;
  /** Where the copy of a file is written that goes out. */
  outgoing: (id: string) => string;
}

/** Files waiting at a time; of more, the one nobody touched for longest goes. */
const most = 4;

/** Removes what an earlier run left behind. */
export function createStagedFiles(dataFolder: string, newId: () => string): StagedFiles {
  const folder = join(dataFolder, 'uploads');
  rmSync(folder, { recursive: true, force: true });
  /** The one touched last stands last. */
  const files = new Map<string, StagedFile>();
  const busy = new Map<string, Promise<unknown>>();

  async function stage(file: Omit<StagedFile, 'id' | 'path'>, text: string): Promise<StagedFile> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const old of [...files.keys()].slice(0, Math.max(0, files.size - most + 1))) await drop(old);
    const id = newId();
    const staged = { ...file, id, path: join(folder, `${id}.csv`) };
    await writeFile(staged.path, text, { mode: 0o600 });
    files.set(id, staged);
    return staged;
  }

  async function drop(id: string): Promise<void> {
    const file = files.get(id);
    files.delete(id);
    if (file) await rm(file.path, { force: true });
  }

  function find(id: string): Result<StagedFile> {
    const file = files.get(id);
    if (!file) return fail('not-found', 'upload-gone', {}, { field: 'id' });
    files.delete(id);
    files.set(id, file);
    return ok(file);
  }

  async function append(id: string, at: number, piece: Uint8Array): Promise<Result<number>> {
    const found = find(id);
    if (!found.ok) return found;
    const file = found.value;
    // a piece whose answer was lost comes again
    if (at + piece.length <= file.received) return ok(file.received);
    if (at !== file.received)
      return fail('conflict', 'upload-out-of-step', { received: String(file.received) }, { field: 'at' });
    if (at + piece.length > file.bytes)
      return fail('bad-input', 'upload-too-large', { limit: `${file.bytes} bytes` }, { field: 'piece' });
    await writeAt(file.path, at, piece);
    file.received += piece.length;
    return ok(file.received);
  }

  return {
    begin: ({ fileName, bytes }) => stage({ fileName, bytes, received: 0, takenOutId: null }, ''),
    put: ({ fileName, text, takenOutId }) => {
      const bytes = Buffer.byteLength(text);
      return stage({ fileName, bytes, received: bytes, takenOutId }, text);
    },
    add: (id, at, piece) => {
      if (piece.length > uploadLimits.piece)
        return Promise.resolve(fail('bad-input', 'input-invalid', { field: 'piece' }, { field: 'piece' }));
      // one piece after the other, whoever sends two at once
      const before = busy.get(id) ?? Promise.resolve();
      const added = before.catch(() => {}).then(() => append(id, at, piece));
      busy.set(id, added);
      return added.finally(() => {
        if (busy.get(id) === added) busy.delete(id);
      });
    },
    whole: (id) => {
      const found = find(id);
      if (!found.ok) return found;
      const { received, bytes } = found.value;
      if (received < bytes)
        return fail('conflict', 'upload-incomplete', { received: String(received), bytes: String(bytes) });
      return found;
    },
    drop,
    outgoing: (id) => join(folder, `${id}.out.csv`),
  };
}

/** At its own place: what a full disk left of an earlier try is written over. Throws where not all of it could be written. */
async function writeAt(path: string, at: number, piece: Uint8Array): Promise<void> {
  const file = await open(path, 'r+');
  try {
    for (let done = 0; done < piece.length; ) {
      const { bytesWritten } = await file.write(piece, done, piece.length - done, at + done);
      done += bytesWritten;
    }
  } finally {
    await file.close();
  }
}
