/**
 * Where plain Node can keep a key: the system's key store on a live till, else a file of this user. Training keeps
 * nothing worth a key store, and both doors are used on its folder.
 */
import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { KeyStore, Mode } from '../../app/ports.ts';
import { createFileKeyStore } from './file-key-store.ts';
import { createKeyringStore, openKeyring } from './keyring-store.ts';

export interface NodeKeyStores {
  /** The best first. */
  keyStores: KeyStore[];
  /** For the desktop program, which has a better one and opens what this one sealed. */
  inFile: KeyStore;
  /** Sentences for the person who started the program. */
  notices: string[];
}

/** Throws when the folder cannot be read. */
export function createKeyStores(mode: Mode, folder: string): NodeKeyStores {
  const inFile = createFileKeyStore({ folder, randomBytes });
  const keyring = createKeyringStore({
    keyring: openKeyring,
    platform: process.platform,
    newId: () => v7(),
    randomBytes,
  });
  return {
    keyStores: mode === 'live' ? [keyring, inFile.store] : [inFile.store],
    inFile: inFile.store,
    notices: inFile.notices,
  };
}
