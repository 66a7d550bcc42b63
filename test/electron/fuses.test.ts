/** The seven fuses of the packaged program, and that nothing in it needs what they take away. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fuses } from '../../src-main/electron/fuses.ts';
import { projectRoot } from '../support/run-command.ts';

test('all seven fuses are declared, and each is closed', () => {
  expect(fuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});

/** Everything that is packed: the main side without its commands for developers and the browser door. */
const packed = [
  'app',
  'capillary',
  'contract',
  'domain',
  'electron',
  'node/ports',
  'operations',
  'simulator',
];

test('nothing that is packed starts itself as Node, reads Node’s words or uses the file protocol', () => {
  const needs = /child_process|worker_threads|execPath|\bfork\(|RUN_AS_NODE|NODE_OPTIONS|--inspect|file:\/\//;
  const found = [...packed, 'store', 'sync'].flatMap((folder) =>
    readdirSync(join(projectRoot, 'src-main', folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name))
      .filter((name) => needs.test(readFileSync(join(projectRoot, 'src-main', name), 'utf8'))),
  );
  expect(found).toEqual(['electron/fuses.ts']);
});
