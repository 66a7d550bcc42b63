/** The desktop program's real entry over a stand-in of Electron: it starts, answers, stops, and fails in words. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leaveUnsent } from '../support/leave-unsent.ts';
import { projectRoot, runNode } from '../support/run-command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function start(words: string[] = [], more: Record<string, string> = {}, data = folder) {
  const standIn = join(projectRoot, 'test/electron/stand-in-electron.ts');
  const entry = join(projectRoot, 'src-main/electron/index.ts');
  const environment = { ...process.env, COUNTERPART_DATA: data, ...more };
  const { exitCode, output } = await runNode(['--import', standIn, entry, ...words], { environment });
  const steps = output
    .split('\n')
    .filter((line) => line.startsWith('['))
    .map((line) => JSON.parse(line) as [string, unknown]);
  return { exitCode, output, steps, names: steps.map(([name]) => name) };
}

test('the training store opens in its window, answers its page, and stops in order', async () => {
  const { exitCode, steps, names, output } = await start();
  expect(output).not.toContain('Error');
  expect(names.slice(0, 5)).toEqual(['scheme', 'sandbox', 'path', 'ready', 'permissions']);
  expect(steps).toContainEqual(['window', true]);
  expect(steps).toContainEqual(['load', 'app://counterpart/index.html']);
  const answer = steps.find(([name]) => name === 'answer')?.[1];
  expect(answer).toMatchObject({ ok: true, value: { mode: 'training', setUp: true } });
  const open = steps.filter(([name]) => name === 'channel').map(([, channel]) => channel);
  const closed = steps.filter(([name]) => name === 'channel-closed').map(([, channel]) => channel);
  expect(open.sort()).toEqual(closed.sort());
  expect(steps.slice(-1)).toEqual([['exit', 0]]);
  expect(exitCode).toBe(0);
});

test('a live till uses the system’s key store, and is refused where that is none', async () => {
  expect((await start(['--live'])).exitCode).toBe(0);
  const { exitCode, steps, names } = await start(['--live'], { STAND_IN_KEY_STORE: 'basic_text' });
  expect(steps).toContainEqual(['error', expect.stringContaining('This desktop has no key store')]);
  expect([exitCode, names.includes('window')]).toEqual([1, false]);
});

test('a data folder that cannot be used is told in words', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const { exitCode, steps } = await start([], {}, file);
  expect(steps).toContainEqual(['error', expect.stringContaining('cannot be made')]);
  expect(exitCode).toBe(1);
});

test('quitting over unsent work asks with the count and the money; who stays, stays', async () => {
  leaveUnsent(join(folder, 'live'));
  const { exitCode, steps, names } = await start(['--live']);
  const asked = steps.filter(([name]) => name === 'asked').map(([, message]) => message);
  expect(asked).toHaveLength(2);
  expect(asked[0]).toContain('2 entries worth £7.50 are not with Capillary yet. Nothing is lost');
  expect(steps).toContainEqual(['window-listens', 'close']);
  expect(names.filter((name) => name === 'exit')).toHaveLength(1);
  expect([exitCode, steps.at(-1)]).toEqual([0, ['exit', 0]]);
});
