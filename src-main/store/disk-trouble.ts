/** What goes wrong between SQLite and a disk, in words: damaged, full, read-only. Nothing here repairs anything. */

/** Codes with which SQLite says that a file is not what it should be. */
export const damageCodes = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB']);

/** Codes with which a write failed for the disk's sake; nothing of the transaction happened. */
const diskCodes = ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'];

export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : '';
}

/** True when a write was refused by the disk (full, failing, read-only). */
export function isDiskTrouble(error: unknown): boolean {
  const code = codeOf(error);
  return diskCodes.some((known) => code.startsWith(known)) || ['ENOSPC', 'EROFS', 'EIO'].includes(code);
}

/** True when what SQLite says means that a file is not what it should be. */
export function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  return damageCodes.has(code) || code.startsWith('SQLITE_CORRUPT');
}

/** Why something could not be written, as half a sentence for people. */
export function sayTrouble(error: unknown): string {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return 'the disk is full';
  if (
    ['SQLITE_READONLY', 'SQLITE_CANTOPEN'].some((known) => code.startsWith(known)) ||
    ['EACCES', 'EROFS', 'EPERM', 'ENOENT', 'ENOTDIR'].includes(code)
  ) {
    return 'its folder cannot be written to';
  }
  if (isDamage(error)) return 'the copy cannot be read back';
  if (code === 'SQLITE_BUSY') return 'another program is reading it';
  return isDiskTrouble(error) ? 'the disk reports errors' : `something unexpected (${code || 'no code'})`;
}

export function damaged(path: string): string {
  return `The queue’s file ${path} is damaged. Nothing was changed: keep the folder as it is and call support, or start with a new folder (--data) to go on selling.`;
}

export function openingTrouble(folder: string, error: unknown): string {
  const code = codeOf(error);
  if (isDamage(error)) return damaged(folder);
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') {
    return `The disk with the data folder ${folder} is full. Free some space and start again; nothing was lost.`;
  }
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    ['EACCES', 'EROFS', 'EPERM'].includes(code)
  ) {
    return `The data folder ${folder} cannot be written to. Have its rights set, or choose another with --data.`;
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return `The disk with the data folder ${folder} reports errors (${code}). Nothing was changed: call support before going on.`;
  }
  throw error;
}
