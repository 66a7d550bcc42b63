/**
 * One file of a program that tests start, made from the same sources: a process of a hundred small files spends most
 * of its start opening them, and some tests start it hundreds of times.
 */

import { basename, join } from 'node:path';
import { build } from 'vite';
import { ownFolder } from './own-folder.ts';
import { projectRoot } from './run-command.ts';

/** Packages with binaries: they stay where they are installed. */
const withBinaries = ['better-sqlite3-multiple-ciphers', '@napi-rs/keyring', '@node-rs/argon2'];

const built = new Map<string, Promise<string>>();

/**
 * The file to run. Built once a process and gone with it; two folders below the project, as the sources of
 * `src-main/node` are, so that what they look for from there is found.
 *
 * @param entry path of the source from the project.
 */
export function bundleOf(entry: string): Promise<string> {
  const known = built.get(entry) ?? bundle(entry);
  built.set(entry, known);
  return known;
}

async function bundle(entry: string): Promise<string> {
  const name = basename(entry, '.ts');
  const outDir = ownFolder(name);
  await build({
    configFile: false,
    logLevel: 'error',
    root: projectRoot,
    ssr: { noExternal: true, external: withBinaries },
    build: { ssr: join(projectRoot, entry), outDir, target: 'node22', emptyOutDir: true },
  });
  return join(outDir, `${name}.js`);
}
