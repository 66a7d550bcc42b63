/**
 * Finds out whether the desktop program can run here, from files alone: importing the `electron` package outside
 * Electron would try to download it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type FoundElectron = { ok: true; executable: string } | { ok: false; why: string };

/** The executable, wherever the package put it; null when it was never downloaded. */
export function electronExecutable(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const executable = join(environment.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(executable) ? executable : null;
}

export function findElectron(machine: {
  root: string;
  environment: Readonly<Record<string, string | undefined>>;
  platform: string;
  isRoot: boolean;
}): FoundElectron {
  const { root, environment, platform, isRoot } = machine;
  const executable = electronExecutable(root, environment);
  if (executable === null) return { ok: false, why: 'Electron’s program is not installed here' };
  const hasScreen = platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
  if (!hasScreen) return { ok: false, why: 'there is no screen here' };
  if (platform === 'linux' && isRoot)
    return { ok: false, why: 'Electron keeps its sandbox and so does not run as root' };
  return { ok: true, executable };
}
