/**
 * Keeps a key in a file of this user: as safe as the user's account, and said so on screen. Must never overwrite a key
 * that may still be mended, nor have one used that is not on the disk yet. Makes nothing until it is asked to seal.
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { KeyStore } from '../../app/ports.ts';
import { createSealer } from '../../app/sealing.ts';

export interface FileKeyStore {
  store: KeyStore;
  /** Sentences for the person who started the program. */
  notices: string[];
}

const keyBytes = 32;

/** Throws when the folder cannot be read. */
export function createFileKeyStore(options: {
  folder: string;
  randomBytes: (count: number) => Uint8Array;
}): FileKeyStore {
  const { folder, randomBytes } = options;
  const file = join(folder, 'secret.key');

  function readKey(): Buffer | null {
    if (!existsSync(file)) return null;
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    return key.length === keyBytes ? key : null;
  }

  function makeKey(): Buffer {
    if (existsSync(file)) setAside(file);
    const part = `${file}.part`;
    rmSync(part, { force: true });
    const opened = openSync(part, 'wx', 0o600);
    try {
      writeSync(opened, Buffer.from(randomBytes(keyBytes)).toString('hex'));
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    // a link, so that a key which another program has put there meanwhile is not written over
    linkSync(part, file);
    rmSync(part);
    syncFolder(folder);
    const made = readKey();
    if (made === null) throw new Error('the key file does not keep what was written');
    return made;
  }

  const sealer = (key: Uint8Array) => createSealer({ form: 'file1', kind: 'file', key, randomBytes });
  return {
    notices: narrow(file),
    store: {
      by: 'file',
      kind: () => 'file',
      check: async () => null,
      seal: async (secret) => sealer(readKey() ?? makeKey()).seal(secret),
      open: async (sealed) => {
        const key = readKey();
        return key === null ? null : sealer(key).open(sealed);
      },
    },
  };
}

function narrow(file: string): string[] {
  const found = statSync(file, { throwIfNoEntry: false });
  if (process.platform === 'win32' || !found || (found.mode & 0o077) === 0) return [];
  chmodSync(file, 0o600);
  return [
    `The key file ${file} could be read by other users of this machine; now only you can. If others use it, have the till’s password changed.`,
  ];
}

function setAside(file: string): void {
  let number = 1;
  while (existsSync(`${file}.damaged-${number}`)) number += 1;
  renameSync(file, `${file}.damaged-${number}`);
}

/** Windows cannot open a folder for this, and writes names by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
