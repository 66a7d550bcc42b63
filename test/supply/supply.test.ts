/** What is shipped: few packages, exact versions, checksums, no scripts of theirs, licences that allow it, a list of parts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/run-command.ts';
import { licenceText } from './licence-table.ts';
import { makeSbom } from './make-sbom.ts';
import { readShippedPackages } from './shipped-packages.ts';

const packages = readShippedPackages();
const everywhere = packages.filter(({ isForOneSystem }) => !isForOneSystem);
const nameOf = ({ name, version }: { name: string; version: string }) => `${name}@${version}`;

test('every version is exact, and everything shipped has a checksum in the lock file', () => {
  const description = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const wanted: string[] = Object.values({ ...description.dependencies, ...description.devDependencies });
  expect(wanted.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(packages.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(nameOf)).toEqual([]);
});

test('nothing that is shipped runs a script of its own while it is installed', () => {
  expect(packages.filter(({ hasInstallScript }) => hasInstallScript).map(nameOf)).toEqual([]);
});

test('the packages that are shipped are few, and a new one is noticed', () => {
  expect(everywhere.length).toBeGreaterThan(40);
  expect(everywhere.length).toBeLessThanOrEqual(75);
});

test('every licence allows it, and docs/licences.md lists them', () => {
  const allowed = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '(MIT OR CC0-1.0)'];
  expect(packages.filter(({ licence }) => !allowed.includes(licence)).map(nameOf)).toEqual([]);
  const written = readFileSync(join(projectRoot, 'docs', 'licences.md'), 'utf8');
  expect(written, 'run npm run supply').toBe(licenceText(packages));
});

test('the list of parts names what is shipped and nothing else', () => {
  const sbom = makeSbom();
  expect(sbom.bomFormat).toBe('CycloneDX');
  expect(sbom.components.map(nameOf).sort()).toEqual(packages.map(nameOf).sort());
});
