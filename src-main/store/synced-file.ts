/** Small files that must be whole or not there at all, whenever the power goes. Throws what the disk says. */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './disk-trouble.ts';

/** Writes beside it, syncs, puts it in place, syncs the folder: the old text or the new one, never half of it. */
export function writeSynced(path: string, text: string): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  try {
    // one write may take a part only, where the disk is all but full
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSynced(part, path);
}

/** Both names are in the same folder. What the file holds must be synced before. */
export function renameSynced(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

export function syncFile(path: string): void {
  // Windows syncs only what was opened for writing
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Windows cannot open a folder for this, and writes names by itself. */
export function syncFolder(folder: string): void {
  const opened = openFolder(folder);
  if (opened === null) return;
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function openFolder(folder: string): number | null {
  try {
    return openSync(folder, 'r');
  } catch (error) {
    if (['EISDIR', 'EPERM', 'EACCES'].includes(codeOf(error))) return null;
    throw error;
  }
}
