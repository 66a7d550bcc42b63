/** A folder in `artefacts` for what a process of the tests builds for itself. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './run-command.ts';

/** Two folders below the project. Gone with the process, or, where that was killed, with the next that asks. */
export function ownFolder(name: string): string {
  const artefacts = join(projectRoot, 'artefacts');
  mkdirSync(artefacts, { recursive: true });
  const folder = folderOfProcess(artefacts, name);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Where this process may make a folder of this name; those of processes that were killed are taken away. */
export function folderOfProcess(place: string, name: string): string {
  for (const other of readdirSync(place)) {
    const [, whose, pid] = /^(.+)-(\d+)$/.exec(other) ?? [];
    if (whose === name && !isAlive(Number(pid))) rmSync(join(place, other), { recursive: true, force: true });
  }
  return join(place, `${name}-${process.pid}`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // somebody else's process may not be asked, and is there
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
