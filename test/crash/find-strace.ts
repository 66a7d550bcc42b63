/**
 * Finds the two Debian tools the crash tests stand on: strace (faults at the n-th system call) and libeatmydata (a
 * disk that lies about syncing). Installs them as root on Debian; otherwise fails in words. Never skips a test.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Machine {
  find: () => string | null;
  /** Answers what went wrong, or null. */
  install: (debianPackage: string) => string | null;
}

function onPath(command: string): string | null {
  const folders = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, command)).find((file) => existsSync(file)) ?? null;
}

function libraryNamed(name: string): string | null {
  for (const folder of ['/usr/lib', '/lib', '/usr/local/lib']) {
    if (!existsSync(folder)) continue;
    const nested = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name.includes('linux'))
      .map((entry) => join(folder, entry.name));
    const found = [folder, ...nested].map((one) => join(one, name)).find((file) => existsSync(file));
    if (found) return found;
  }
  return null;
}

export function installOnDebian(debianPackage: string): string | null {
  if (process.getuid?.() !== 0) return 'not root';
  const apt = onPath('apt-get');
  if (apt === null) return 'no apt-get here';
  const quiet = { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  const get = () => spawnSync(apt, ['install', '-y', '--no-install-recommends', debianPackage], quiet);
  let ran = get();
  if (ran.status !== 0) {
    spawnSync(apt, ['update'], quiet);
    ran = get();
  }
  return ran.status === 0 ? null : `apt-get: ${ran.stderr.trim().split('\n').at(-1) ?? 'failed'}`;
}

/** The tool's path. Throws a sentence that says what to do. */
export function findOrInstall(debianPackage: string, machine: Machine): string {
  const found = machine.find();
  if (found !== null) return found;
  const trouble = machine.install(debianPackage);
  const installed = machine.find();
  if (installed !== null) return installed;
  throw new Error(
    `The crash tests need ${debianPackage} (${trouble ?? 'installed, and still not found'}). On Debian: apt-get install ${debianPackage}`,
  );
}

export const findStrace = (): string =>
  findOrInstall('strace', { find: () => onPath('strace'), install: installOnDebian });

export const findEatmydata = (): string =>
  findOrInstall('libeatmydata1', {
    find: () => libraryNamed('libeatmydata.so'),
    install: installOnDebian,
  });
