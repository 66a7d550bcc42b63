/** Sees the arrows check fire: a small program with one forbidden import of every kind, and the same without. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runArrows } from './support/checks.ts';
import { projectRoot } from './support/run-command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-arrows-'));
  write('package.json', '{"name":"fixture","type":"module"}');
  for (const name of [
    'electron',
    'electron-store',
    'better-sqlite3-multiple-ciphers',
    'zod',
    'undici',
    'csv-parse',
  ]) {
    write(`node_modules/${name}/package.json`, `{"name":"${name}","main":"index.js"}`);
    write(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  for (const path of allowed) write(path.file, path.text);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** One way each folder may look; the forbidden ones are added to it. */
const allowed = [
  { file: 'src-main/contract/a.ts', text: "import 'zod'; export type A = 1; export const a = 1;" },
  { file: 'src-main/domain/a.ts', text: "import '../contract/a.ts'; export const a = 1;" },
  { file: 'src-main/capillary/a.ts', text: "import 'undici'; import '../domain/a.ts';" },
  { file: 'src-main/store/a.ts', text: "import 'better-sqlite3-multiple-ciphers'; import '../domain/a.ts';" },
  { file: 'src-main/sync/a.ts', text: "import '../store/a.ts'; import '../capillary/a.ts';" },
  { file: 'src-main/uploads/a.ts', text: "import 'csv-parse'; import '../store/a.ts';" },
  { file: 'src-main/operations/parts.ts', text: "import '../sync/a.ts'; import '../uploads/a.ts';" },
  { file: 'src-main/operations/redeem.ts', text: "import './parts.ts'; export const redeem = 1;" },
  { file: 'src-main/app/training.ts', text: "import '../simulator/a.ts'; export const training = 1;" },
  { file: 'src-main/app/a.ts', text: "import './training.ts'; import '../operations/redeem.ts';" },
  { file: 'src-main/http/a.ts', text: "import 'node:http'; import '../app/a.ts';" },
  { file: 'src-main/node/ports/a.ts', text: "import '../../app/a.ts';" },
  { file: 'src-main/node/a.ts', text: "import '../http/a.ts'; import './ports/a.ts';" },
  { file: 'src-main/electron/a.ts', text: "import '../node/ports/a.ts';" },
  {
    file: 'src-main/electron/index.ts',
    text: "import 'electron'; import 'electron-store'; import './a.ts';",
  },
  { file: 'src-main/simulator/a.ts', text: "import 'node:http';" },
  { file: 'src-renderer/main.tsx', text: "import '../src-main/contract/a.ts'; import './features/b/a.tsx';" },
  { file: 'src-renderer/features/a/a.tsx', text: 'export const a = <p />;' },
  { file: 'src-renderer/features/b/a.tsx', text: 'export const b = <p />;' },
  { file: 'test/a.test.ts', text: "import '../src-main/electron/b.ts'; import '../src-main/node/a.ts';" },
  { file: 'src-main/electron/b.ts', text: 'export const b = 1;' },
];

const runHere = () => runArrows({ cwd: folder, config: join(projectRoot, 'test', 'arrows.cjs') });

test('the layout as it should be passes', async () => {
  const { exitCode, output } = await runHere();
  expect(output).toContain('no dependency violations');
  expect(exitCode).toBe(0);
});

const forbidden: [rule: string, file: string, text: string][] = [
  ['contract-arrows', 'src-main/contract/b.ts', "import '../domain/a.ts';"],
  ['contract-is-pure', 'src-main/contract/c.ts', "import 'node:fs';"],
  ['domain-arrows', 'src-main/domain/b.ts', "import '../store/a.ts';"],
  ['domain-is-pure', 'src-main/domain/c.ts', "import 'node:crypto';"],
  ['capillary-arrows', 'src-main/capillary/b.ts', "import '../sync/a.ts';"],
  ['store-arrows', 'src-main/store/b.ts', "import '../capillary/a.ts';"],
  ['sync-arrows', 'src-main/sync/b.ts', "import '../operations/redeem.ts';"],
  ['uploads-arrows', 'src-main/uploads/b.ts', "import '../operations/redeem.ts';"],
  ['csv-only-there', 'src-main/app/c.ts', "import 'csv-parse';"],
  ['operations-arrows', 'src-main/operations/b.ts', "import '../app/a.ts';"],
  ['operations-apart', 'src-main/operations/c.ts', "import './redeem.ts';"],
  ['app-arrows', 'src-main/app/b.ts', "import '../simulator/a.ts';"],
  ['training-arrows', 'src-main/app/training.ts', "import '../http/a.ts';"],
  ['http-arrows', 'src-main/http/b.ts', "import '../store/a.ts';"],
  ['electron-arrows', 'src-main/electron/c.ts', "import '../http/a.ts';"],
  ['electron-arrows', 'src-main/electron/d.ts', "import '../node/a.ts';"],
  ['node-arrows', 'src-main/node/b.ts', "import '../electron/b.ts';"],
  ['simulator-arrows', 'src-main/simulator/b.ts', "import '../contract/a.ts';"],
  // a type alone, a name passed on and an import while running are imports as well
  [
    'simulator-arrows',
    'src-main/simulator/c.ts',
    "import type { A } from '../contract/a.ts'; export type B = A;",
  ],
  ['simulator-arrows', 'src-main/simulator/d.ts', "export { a } from '../contract/a.ts';"],
  ['simulator-arrows', 'src-main/simulator/e.ts', "export const load = () => import('../contract/a.ts');"],
  ['unknown-folder', 'src-main/helpers/a.ts', "import '../contract/a.ts';"],
  ['page-arrows', 'src-renderer/a.ts', "import '../src-main/domain/a.ts';"],
  ['page-has-no-node', 'src-renderer/b.ts', "import 'node:path';"],
  ['features-apart', 'src-renderer/features/a/b.tsx', "import '../b/a.tsx';"],
  ['electron-only-there', 'src-main/node/c.ts', "import 'electron';"],
  ['electron-only-there', 'src-main/node/d.ts', "import 'electron-store';"],
  ['electron-only-there', 'test/b.test.ts', "import 'electron';"],
  ['electron-at-the-entries', 'src-main/electron/e.ts', "import 'electron';"],
  ['sqlite-only-there', 'src-main/sync/c.ts', "import 'better-sqlite3-multiple-ciphers';"],
  ['no-circles', 'src-main/domain/a.ts', "import './d.ts'; export const a = 1;"],
  ['all-found', 'src-main/domain/e.ts', "import './not-there.ts';"],
];

test('every forbidden import is found', async () => {
  write('src-main/domain/d.ts', "import './a.ts';");
  for (const [, file, text] of forbidden) write(file, text);
  const { exitCode, output } = await runHere();
  for (const [rule, file] of forbidden) expect(output, file).toContain(`error ${rule}: ${file}`);
  expect(exitCode).not.toBe(0);
});
