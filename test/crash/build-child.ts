/**
 * One file of the program that is killed, from the same sources: a process of a hundred small files spends most of
 * its life opening them, and it lives a thousand times.
 */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds `name`.ts of this folder; the file to run. Inside the project, so that SQLite's binding is found. */
export async function buildChild(name: string): Promise<string> {
  const outDir = join(root, 'artefacts', 'crash', `${name}-${process.pid}`);
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    ssr: { noExternal: true, external: ['better-sqlite3-multiple-ciphers', '@node-rs/argon2'] },
    build: { ssr: join(root, 'test/crash', `${name}.ts`), outDir, target: 'node22', emptyOutDir: true },
  });
  return join(outDir, `${name}.js`);
}
