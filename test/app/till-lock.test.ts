/** Two programs of one machine as the same till: the second is refused in words, also after the first was killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { createTillLock } from '../../src-main/store/till-lock.ts';
import { createSettingsMap, startSimulator, startTill, type Till } from '../support/till.ts';

let machineFolder = '';
let simulator: Simulator;
let url = '';
const open: Till[] = [];
beforeEach(async () => {
  machineFolder = mkdtempSync(join(tmpdir(), 'counterpart-machine-'));
  ({ simulator, url } = await startSimulator());
});
afterEach(async () => {
  for (const till of open.splice(0)) await till.stop();
  await simulator.close();
  rmSync(machineFolder, { recursive: true, force: true });
});

async function start(settingsFile = createSettingsMap(), folder?: string): Promise<Till> {
  const place = folder === undefined ? {} : { folder };
  const till = await startTill({ apiUrl: url, machineFolder, settingsFile, ...place });
  open.push(till);
  return till;
}

it('a second program cannot be connected as a till that is at work', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow('already works as this till');
  expect((await first.must('readStatus', {})).line.state).not.toBe('not-connected');
});

it('a copy of its folder, connected as it is, is refused at its start until the till has ended', async () => {
  const saved = createSettingsMap();
  const folder = join(machineFolder, 'till');
  const copy = join(machineFolder, 'copy');
  await (await start(saved, folder)).stop();
  cpSync(folder, copy, { recursive: true });
  const first = await start(saved, folder);
  await expect(start(saved, copy)).rejects.toThrow(
    'already works as the till quay.04, from another data folder',
  );
  await first.stop();
  open.splice(0);
  await start(saved, copy);
});

it('the lock goes with the program, however it dies', async () => {
  const script = join(machineFolder, 'holder.ts');
  const module = new URL('../../src-main/store/till-lock.ts', import.meta.url).href;
  writeFileSync(
    script,
    `import { createTillLock } from '${module}';
     console.log(createTillLock('${machineFolder}').hold('a till'));
     setInterval(() => {}, 1000);`,
  );
  const holder = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(holder, 'exit');
  const [said] = await once(holder.stdout, 'data');
  expect(String(said).trim()).toBe('true');
  const lock = createTillLock(machineFolder);
  expect(lock.hold('a till')).toBe(false);
  expect(lock.hold('another till')).toBe(true);
  holder.kill('SIGKILL');
  await gone;
  expect(lock.hold('a till')).toBe(true);
  lock.release();
});

it('a folder that cannot be written keeps no till closed', () => {
  const file = join(machineFolder, 'a-file');
  writeFileSync(file, '');
  expect(createTillLock(join(file, 'below')).hold('a till')).toBe(true);
});
