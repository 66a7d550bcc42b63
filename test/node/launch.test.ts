/**
 * `npm start` as people and scripts meet it: the real command, the real program, a free port. From its sources once, and
 * else as one file made of them, which starts in a third of the time.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bundleOf } from '../support/bundle.ts';
import { leaveUnsent } from '../support/leave-unsent.ts';
import { projectRoot, runNode } from '../support/run-command.ts';

const sources = join(projectRoot, 'src-main/node/launch.ts');
let launch = sources;
const token = 'the-token-of-a-script-with-32-characters';

beforeAll(async () => {
  launch = await bundleOf('src-main/node/launch.ts');
});

let folder: string;
let running: ChildProcess | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-launch-'));
});
afterEach(async () => {
  const child = running;
  running = null;
  if (child && child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true });
});

const environment = () => ({ ...process.env, COUNTERPART_TOKEN: token, COUNTERPART_DATA: folder });

/** Starts and answers the address once the program has said it. */
const start = (...words: string[]) => startFrom(launch, ...words);

function startFrom(
  command: string,
  ...words: string[]
): Promise<{ url: string; said: () => string; ended: Promise<number | null> }> {
  const child = spawn(process.execPath, [command, '--browser', '--port', '0', ...words], {
    env: environment(),
  });
  running = child;
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const url = /(http:\/\/127\.0\.0\.1:\d+)\/#token=/.exec(text)?.[1];
      if (url && text.includes('Ctrl-C')) resolve({ url, said: () => text, ended });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(text)));
  });
}

const refuse = async (words: string[], more: Record<string, string> = {}) =>
  runNode([launch, '--browser', ...words], { environment: { ...environment(), ...more } });

test('the training store opens, serves its page, and stops when asked', async () => {
  const { url, said, ended } = await startFrom(sources);
  expect(said()).toContain('the training store');
  expect(said()).toContain(`${url}/#token=${token}`);
  expect(await (await fetch(url)).text()).toContain('<title>Counterpart</title>');
  const shown = { method: 'POST', headers: { Authorization: `Bearer ${token}` } };
  const cookie = (await fetch(`${url}/door/open`, shown)).headers.get('set-cookie')?.split(';')[0] ?? '';
  const asked = await fetch(`${url}/api/readSession`, { method: 'POST', headers: { cookie } });
  expect(await asked.json()).toMatchObject({ ok: true, value: { mode: 'training', setUp: true } });
  expect((await fetch(`${url}/api/readSession`, { method: 'POST' })).status).toBe(401);
  expect((await fetch(`${url}/api/readSession`, shown)).status).toBe(401);
  running?.kill('SIGTERM');
  running?.kill('SIGTERM');
  expect(await ended).toBe(0);
  const log = readFileSync(join(folder, 'training', 'log', 'counterpart.log'), 'utf8');
  expect(log).not.toContain(token);
});

test('an installer learns what is unsent, from the exit code and in words, also while the program runs', async () => {
  const ask = () => refuse(['--live', '--unsent']);
  expect(await ask()).toEqual({ exitCode: 0, output: 'Everything is with Capillary.\n' });
  leaveUnsent(join(folder, 'live'));
  const unsent = await ask();
  expect([unsent.exitCode, unsent.output]).toEqual([
    1,
    expect.stringContaining('2 entries worth £7.50 are not with Capillary yet. Keep the folder'),
  ]);
  const { said, ended } = await start('--live');
  expect((await ask()).exitCode).toBe(1);
  running?.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(said()).toContain('2 entries worth £7.50 are not with Capillary yet. Nothing is lost');
  writeFileSync(join(folder, 'live', 'ledger.db'), 'no ledger at all, and quite long enough to be looked at');
  const damaged = await ask();
  expect([damaged.exitCode, damaged.output]).toEqual([2, expect.stringContaining('cannot be read')]);
});

test('a second program on the same data is refused in words', async () => {
  await start();
  const { exitCode, output } = await refuse(['--port', '0']);
  expect(exitCode).toBe(1);
  expect(output).toMatch(/data folder/);
  expect(output).not.toContain('    at ');
});

test('a port that is taken is named', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { exitCode, output } = await refuse(['--port', String(port)]);
  await new Promise((resolve) => other.close(resolve));
  expect(exitCode).toBe(1);
  expect(output).toContain(`Port ${port} is taken by another program`);
});

test('an unknown flag is refused with the list, a short token with its length', async () => {
  const flag = await refuse(['--offline']);
  expect([flag.exitCode, flag.output]).toEqual([2, expect.stringContaining('--live')]);
  const short = await refuse([], { COUNTERPART_TOKEN: 'short' });
  expect([short.exitCode, short.output]).toEqual([2, expect.stringContaining('at least 32')]);
});

test('a data folder that cannot be used is told in words', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const { exitCode, output } = await refuse(['--data', file]);
  expect(exitCode).toBe(1);
  expect(output).toContain('cannot be made');
  expect(output).not.toContain('    at ');
});

test('a settings file that is damaged is told in words and stays as it is', async () => {
  const settings = join(folder, 'training', 'settings.json');
  const { ended } = await start();
  running?.kill('SIGTERM');
  await ended;
  writeFileSync(settings, '{"half');
  const { exitCode, output } = await refuse(['--port', '0']);
  expect(exitCode).toBe(1);
  expect(output).toContain('settings.json');
  expect(readFileSync(settings, 'utf8')).toBe('{"half');
});

test('an old Node is refused in words before anything is loaded', async () => {
  const disguise =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })";
  const { exitCode, output } = await runNode(['--import', `data:text/javascript,${disguise}`, sources], {
    environment: environment(),
  });
  expect(exitCode).toBe(1);
  expect(output).toContain('This is Node 20.20.2, and Counterpart needs Node 22.12 or newer');
});

test('the desktop program that cannot run here is refused when it was asked for by name', async () => {
  const nowhere = { COUNTERPART_DOOR: 'electron', ELECTRON_OVERRIDE_DIST_PATH: folder };
  const { exitCode, output } = await runNode([launch], { environment: { ...environment(), ...nowhere } });
  expect(exitCode).toBe(1);
  expect(output).toContain('The desktop program cannot be started: Electron’s program is not installed here');
});
