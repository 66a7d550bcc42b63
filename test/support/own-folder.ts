/** A folder in `artefacts` for what a process of the tests builds for itself. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './run-command.ts';

/** Two folders below the project. Gone with the process, or, where that was killed, with the next that asks. */
export function ownFolder(name: string): string {
  const artefacts = join(projectRoot, 'artefacts');
  mkdirSync(artefacts, { recursive: true });
  for (const other of readdirSync(artefacts)) {
    const [, whose, pid] = /^(.+)-(\d+)$/.exec(other) ?? [];
    if (whose === name && !isAlive(Number(pid)))
      rmSync(join(artefacts, other), { recursive: true, force: true });
  }
  const folder = join(artefacts, `${name}-${process.pid}`);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
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
