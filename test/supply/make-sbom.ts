/**
 * The list of parts (CycloneDX) of what is shipped. npm makes it from the lock file, without the network; asked to leave
 * development out it leaves out parts of ours too, so the whole list is made and cut to what is shipped.
 */
import { spawnSync } from 'node:child_process';
import { projectRoot } from '../support/run-command.ts';
import { readShippedPackages } from './shipped-packages.ts';

interface Component {
  name: string;
  version: string;
  'bom-ref': string;
}

export interface Sbom {
  bomFormat: string;
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
  metadata: { component: Component };
}

/** Throws with npm's own words when it cannot. */
export function makeSbom(): Sbom {
  const words = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx'];
  const made = spawnSync('npm', words, {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (made.status !== 0) throw new Error(made.stderr || 'npm is not there');
  const sbom = JSON.parse(made.stdout) as Sbom;
  const shipped = new Set(readShippedPackages().map(({ name, version }) => `${name}@${version}`));
  const isShipped = ({ name, version }: Component) => shipped.has(`${name}@${version}`);
  const components = sbom.components.filter(isShipped);
  const kept = new Set([...components, sbom.metadata.component].map((one) => one['bom-ref']));
  const dependencies = sbom.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((part) => kept.has(part)) }));
  return { ...sbom, components, dependencies };
}
