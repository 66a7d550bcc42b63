/**
 * What the pages of a till's files are sealed with, and what a file's first bytes say about it without any key: plain,
 * or sealed with the key of this mark. Knows nothing of where the key is kept.
 */
import { hkdfSync } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { codeOf } from './disk-trouble.ts';

export interface FileKey {
  /** Key and salt as SQLite's cipher takes them, in hexadecimal digits. */
  readonly raw: string;
  /** Stands at the beginning of every file sealed with it; tells nothing about the key. */
  readonly mark: string;
}

const plainBeginning = Buffer.from('SQLite format 3\0', 'latin1');
const markBytes = 16;

/** @param dataKey 32 random bytes: the one key of a data folder, from which every other is made. */
export function fileKeyOf(dataKey: Uint8Array): FileKey {
  const mark = Buffer.from(keyFor(dataKey, 'mark')).subarray(0, markBytes).toString('hex');
  return { raw: keyFor(dataKey, 'pages').toString('hex') + mark, mark };
}

/** 32 bytes for one purpose. The data key is random as a whole, so nothing has to be made slow here. */
export function keyFor(dataKey: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, '', `counterpart ${purpose}`, 32));
}

/** null = there is no such file, or nothing in it. Throws when it cannot be read. */
export function readMark(path: string): 'plain' | string | null {
  const beginning = readBeginning(path);
  if (beginning.length === 0) return null;
  return beginning.equals(plainBeginning) ? 'plain' : beginning.toString('hex');
}

/** Throws when it cannot be read. */
export const isPlainFile = (path: string): boolean => readMark(path) === 'plain';

/** Only for files that no SQLite of this process has open: closing them would let go of its locks. */
function readBeginning(path: string): Buffer {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
  try {
    const bytes = Buffer.alloc(markBytes);
    return bytes.subarray(0, readSync(file, bytes, 0, markBytes, 0));
  } finally {
    closeSync(file);
  }
}
