/** Starting a command on a bare machine: installs when needed, says what it does, and passes everything on. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../support/run-command.ts';

let folder: string;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const lock = (version: string) =>
  JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version, optional: true } },
  });

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'counterpart-start-')));
  write('package-lock.json', lock('1.0.0'));
  mkdirSync(join(folder, 'src-main', 'node'), { recursive: true });
  copyFileSync(join(projectRoot, 'src-main/node/bootstrap.mjs'), join(folder, 'src-main/node/bootstrap.mjs'));
  write(
    'script.mjs',
    'console.log(JSON.stringify([process.argv.slice(2), process.execPath])); process.exit(7);',
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

/** An npm that writes down how it was called and then does what `does` says. */
function putNpm(does: string): void {
  write('bin/npm', `#!/bin/sh\necho "$@" >> "${folder}/npm-calls"\n${does}\n`);
  chmodSync(join(folder, 'bin/npm'), 0o755);
}

const npmCalls = () =>
  existsSync(join(folder, 'npm-calls')) ? readFileSync(join(folder, 'npm-calls'), 'utf8') : '';

const putNode = `mkdir -p "$PWD/node_modules/node/bin" && ln -sf "${process.execPath}" "$PWD/node_modules/node/bin/node"`;

function install(version: string): void {
  write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version } } }));
  mkdirSync(join(folder, 'node_modules/node/bin'), { recursive: true });
  symlinkSync(process.execPath, join(folder, 'node_modules/node/bin/node'));
}

interface Started {
  exitCode: number | null;
  output: string;
  errors: string;
}

function start(...words: string[]): Promise<Started> {
  const environment = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}/usr/bin${delimiter}/bin` };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'src-main/node/bootstrap.mjs'), ...words], {
      cwd: folder,
      env: environment,
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (String(chunk).includes('waiting')) child.kill('SIGTERM');
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('close', (exitCode) => resolve({ exitCode, output, errors }));
  });
}

const isPosix = process.platform !== 'win32';

test.runIf(isPosix)('what is installed is used in silence, with words and exit code passed on', async () => {
  putNpm('exit 1');
  install('1.0.0');
  const { exitCode, output, errors } = await start('script.mjs', '--flag', 'two words');
  expect(JSON.parse(output)).toEqual([['--flag', 'two words'], process.execPath]);
  expect([exitCode, errors, npmCalls()]).toEqual([7, '', '']);
  rmSync(join(folder, 'node_modules/.package-lock.json'));
  expect((await start('script.mjs')).exitCode).toBe(7);
});

test.runIf(isPosix)('a changed lock file installs once, with one sentence', async () => {
  putNpm(`${putNode}; echo noise; echo noise >&2`);
  install('0.9.0');
  const first = await start('script.mjs');
  expect(first.errors).toBe('Installing the packages this version needs; this takes a minute.\n');
  expect([first.exitCode, JSON.parse(first.output)[0]]).toEqual([7, []]);
  expect(npmCalls()).toMatch(/^ci --include=dev --include=optional .*\n$/);
  expect((await start('script.mjs')).errors).toBe('');
  write('package-lock.json', lock('2.0.0'));
  expect((await start('script.mjs')).errors).toContain('Installing');
});

test.runIf(isPosix)(
  'an npm that cannot read the lock file takes the versions from it in the other way',
  async () => {
    putNpm(`[ "$1" = ci ] && { echo "npm error code EUSAGE" >&2; exit 1; }; ${putNode}`);
    expect((await start('script.mjs')).exitCode).toBe(7);
    expect(npmCalls()).toContain('install --no-save');
  },
);

test.runIf(isPosix)('where install scripts do not run unasked, the project’s Node is asked for', async () => {
  putNpm(`[ "$1" = rebuild ] && ${putNode}; mkdir -p node_modules`);
  const { exitCode } = await start('script.mjs');
  expect(npmCalls()).toContain('rebuild node --ignore-scripts=false');
  expect(exitCode).toBe(7);
});

test.runIf(isPosix).each([
  ['echo "npm error code ENOTFOUND" >&2; exit 1', 'registry cannot be reached'],
  ['echo "npm error code ENOSPC" >&2; exit 1', 'disk is full'],
  ['echo "npm error something else" >&2; exit 1', 'What npm said stands above'],
])('npm that fails is told in a sentence: %s', async (does, sentence) => {
  putNpm(does);
  const { exitCode, output, errors } = await start('script.mjs');
  expect(errors).toContain(sentence);
  expect([exitCode, output]).toEqual([1, '']);
});

test.runIf(isPosix)('a signal reaches the script, and its answer comes back', async () => {
  putNpm('exit 1');
  install('1.0.0');
  write(
    'waits.mjs',
    "process.on('SIGTERM', () => process.exit(5)); console.log('waiting'); setInterval(() => {}, 1e6);",
  );
  expect((await start('waits.mjs')).exitCode).toBe(5);
});

test.runIf(isPosix)('a script does not outlive the npm that started it', async () => {
  install('1.0.0');
  write(
    'waits.mjs',
    "process.on('SIGTERM', () => process.exit(0)); console.log(process.pid); setInterval(() => {}, 1e6);",
  );
  const shell = spawn(
    '/bin/sh',
    ['-c', `"${process.execPath}" src-main/node/bootstrap.mjs waits.mjs; true`],
    {
      cwd: folder,
      env: { ...process.env, npm_lifecycle_event: 'start' },
    },
  );
  const script = await new Promise<number>((resolve) =>
    shell.stdout.once('data', (line) => resolve(Number(line))),
  );
  const ended = new Promise((resolve) => shell.stdout.once('close', resolve));
  shell.kill('SIGKILL');
  await ended;
  expect(() => process.kill(script, 0)).toThrow('ESRCH');
});
