/** A key store for tests, and the key of a folder whose program used it or a key file: to look at what is sealed. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyStore } from '../../src-main/app/ports.ts';
import { createSealer } from '../../src-main/app/sealing.ts';
import { type FileKey, fileKeyOf, readMark } from '../../src-main/store/file-key.ts';
import { readKeyFiles, writeKeyFile } from '../../src-main/store/key-file.ts';

const form = 'sealed:';

export const testKeyStore: KeyStore = {
  by: 'test',
  kind: () => 'test',
  check: async () => null,
  seal: async (text) => `${form}${text}`,
  open: async (text) => (text.startsWith(form) ? text.slice(form.length) : null),
};

/** null = nothing in the folder is sealed. Throws when it is, and neither of the two stores opens it. */
export function keyIn(folder: string): FileKey | null {
  const dataKey = dataKeyIn(folder);
  return dataKey && fileKeyOf(dataKey);
}

export function dataKeyIn(folder: string): Uint8Array | null {
  const mark = readMark(join(folder, 'ledger.db'));
  const files = readKeyFiles({ folder, outside: null });
  const fitting = files.filter((file) => file.mark === mark);
  for (const { stores } of fitting.length > 0 ? fitting : files) {
    for (const { sealed } of stores) {
      const text = openHere(folder, sealed);
      if (text !== null) return Buffer.from(text, 'base64');
    }
  }
  if (mark === 'plain' || mark === null) return null;
  throw new Error(`the key of ${folder} cannot be had here`);
}

function openHere(folder: string, sealed: string): string | null {
  if (sealed.startsWith(form)) return sealed.slice(form.length);
  const file = join(folder, 'secret.key');
  if (!existsSync(file)) return null;
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  const randomBytes = () => new Uint8Array();
  return createSealer({ form: 'file1', kind: 'file', key, randomBytes }).open(sealed);
}

const plantedDataKey = Buffer.alloc(32, 5);
export const plantedKey = fileKeyOf(plantedDataKey);

/** As the program's first start does it, for tests that open the store alone; the same key in every folder. */
export function plantKey(folder: string): FileKey {
  const known = keyIn(folder);
  if (known !== null) return known;
  const sealed = `${form}${plantedDataKey.toString('base64')}`;
  const { mark } = plantedKey;
  mkdirSync(folder, { recursive: true });
  writeKeyFile(
    { folder, outside: null },
    {
      form: 1,
      mark,
      serial: 1,
      stores: [{ by: 'test', kind: 'test', sealed }],
      recovery: [],
      deviceSecret: null,
    },
  );
  return plantedKey;
}
