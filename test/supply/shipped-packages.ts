/** What is shipped, read from the lock file: everything that a production dependency needs, on whatever system. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/run-command.ts';

interface Locked {
  version?: string;
  integrity?: string;
  license?: string;
  hasInstallScript?: boolean;
  optional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

export interface ShippedPackage {
  name: string;
  version: string;
  licence: string;
  /** The checksum that npm compares what it downloads with; null when the lock file has none. */
  integrity: string | null;
  hasInstallScript: boolean;
  /** For one system only: of these a machine has one. */
  isForOneSystem: boolean;
}

/** Where Node would find a package, seen from another one. */
function pathOf(packages: Record<string, Locked>, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules') - 1))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path]) return path;
    if (folder === '') return null;
  }
}

function needsOf(locked: Locked): string[] {
  const peers = Object.keys(locked.peerDependencies ?? {}).filter(
    (name) => !locked.peerDependenciesMeta?.[name]?.optional,
  );
  return [...Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }), ...peers];
}

/** Sorted by name. Throws when a package that is needed is not in the lock file. */
export function readShippedPackages(): ShippedPackage[] {
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const paths = new Set(['']);
  for (const from of paths) {
    for (const name of needsOf(lock.packages[from] ?? {})) {
      const path = pathOf(lock.packages, from, name);
      if (path === null) throw new Error(`${name} is not in the lock file`);
      paths.add(path);
    }
  }
  return [...paths]
    .filter((path) => path !== '')
    .map((path) => {
      const locked = lock.packages[path] ?? {};
      return {
        name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
        version: locked.version ?? '',
        licence: locked.license ?? '',
        integrity: locked.integrity ?? null,
        hasInstallScript: locked.hasInstallScript === true,
        isForOneSystem: locked.optional === true,
      };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
