/**
 * A program that tests start hundreds of times, kept as V8 has it in memory once its modules are evaluated: a start
 * then begins at its main function, in half the time. The binary of SQLite cannot be kept so: it is loaded by the
 * first database that is opened.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build, type Plugin } from 'vite';
import { ownFolder } from './own-folder.ts';
import { projectRoot } from './run-command.ts';

/** A process that lives for a tenth of a second gains nothing from helping threads and code made fast. */
const flags = ['--single-threaded', '--no-opt'];
const sqlite = 'better-sqlite3-multiple-ciphers';
const built = new Map<string, Promise<string>>();

/**
 * What to run, up to the program's own words. Made once a process and gone with it.
 *
 * @param entry path from the project of a source that sets the main function (`node:v8`).
 */
export async function snapshotOf(entry: string): Promise<string[]> {
  const known = built.get(entry) ?? freeze(entry);
  built.set(entry, known);
  return [process.execPath, ...flags, '--snapshot-blob', await known];
}

async function freeze(entry: string): Promise<string> {
  const name = basename(entry, '.ts');
  const outDir = ownFolder(`${name}-frozen`);
  await build({
    configFile: false,
    logLevel: 'error',
    root: projectRoot,
    plugins: [sqliteLoadedLate],
    ssr: { noExternal: true },
    build: {
      ssr: join(projectRoot, entry),
      outDir,
      target: 'node22',
      emptyOutDir: true,
      rollupOptions: { output: { format: 'cjs', entryFileNames: `${name}.cjs` } },
    },
  });
  const blob = join(outDir, `${name}.blob`);
  const words = [...flags, '--snapshot-blob', blob, '--build-snapshot', join(outDir, `${name}.cjs`)];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${entry} cannot be kept: ${stderr}`);
  return blob;
}

/** The package as it is, but for the moment at which its binary is loaded. */
const sqliteLoadedLate: Plugin = {
  name: 'sqlite-loaded-late',
  enforce: 'pre',
  resolveId: (id) => (id === sqlite ? `\0${sqlite}` : null),
  load: (id) => {
    if (id !== `\0${sqlite}`) return null;
    const lib = dirname(createRequire(import.meta.url).resolve(sqlite));
    const binary = join(lib, '..', 'prebuilds', `${process.platform}-${process.arch}.node`);
    return `
      import createDatabase from ${JSON.stringify(join(lib, 'database.js'))};
      const loaded = { exports: null };
      export default createDatabase(() => {
        if (loaded.exports === null) {
          loaded.exports = {};
          process.dlopen(loaded, ${JSON.stringify(binary)});
        }
        return loaded.exports;
      }, false);`;
  },
};
