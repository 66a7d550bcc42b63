/** The lock file is whole: one that lacks the packages of other systems makes `npm ci` fail on every machine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/run-command.ts';

interface Locked {
  version?: string;
  optional?: boolean;
  os?: string[];
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const paths = Object.keys(lock.packages);

test('every package that another one may want is in the lock file', () => {
  const missing = Object.values(lock.packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});

test('every package in it has a version', () => {
  expect(paths.filter((path) => path !== '' && !lock.packages[path]?.version)).toEqual([]);
});
