/**
 * The id of the bill in one row of one file. The same file read again, after a crash in its middle, gives the same ids,
 * and `addBill` makes no second bill of one id. Another file has others, even where all its text is the same: then the
 * bills' numbers decide.
 */
import { createHash } from 'node:crypto';

export interface FileIdentity {
  name: string;
  /** Kept by a rename. */
  writtenMs: number;
  /** Of its bytes. */
  digest: string;
}

export function digestOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A UUID of version 8: made from what it names. */
export function billIdOf({ name, writtenMs, digest }: FileIdentity, line: number): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([name, writtenMs, digest, line]))
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-');
}
