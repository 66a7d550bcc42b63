/** The record over the life of a till: restarts, a backup that comes back, files swapped by hand, tails cut off. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditFolder } from '../../src-main/app/audit-folder.ts';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { openDatabase } from '../../src-main/store/database.ts';
import { spoilIndex } from '../support/spoil-ledger.ts';
import { keyIn, testKeyStore } from '../support/test-key-store.ts';
import { createSettingsMap, managerPin, startSimulator, startTill, type Till } from '../support/till.ts';

let simulator: Simulator;
let url: string;
beforeAll(async () => {
  const started = await startSimulator();
  simulator = started.simulator;
  url = started.url;
});
afterAll(() => simulator.close());

let settingsFile = createSettingsMap();
let folder: string;
let machineFolder: string;
let till: Till;
const start = () => startTill({ apiUrl: url, folder, machineFolder, settingsFile });
beforeEach(async () => {
  settingsFile = createSettingsMap();
  folder = mkdtempSync(join(tmpdir(), 'counterpart-record-'));
  machineFolder = mkdtempSync(join(tmpdir(), 'counterpart-record-'));
  till = await start();
});
afterEach(async () => {
  await till.stop();
  for (const one of [folder, machineFolder]) rmSync(one, { recursive: true, force: true });
});

const verify = () => till.must('verifyAudit', {});
const work = async (times: number) => {
  for (let index = 0; index < times; index += 1) await till.must('switchLine', { line: 'automatic' });
};

/** As somebody with the file does it, while no program runs. */
function touch(...statements: string[]) {
  const ledger = openDatabase(join(folder, 'ledger.db'), keyIn(folder));
  for (const name of ['audit_not_changed', 'audit_not_deleted']) ledger.run(`DROP TRIGGER IF EXISTS ${name}`);
  for (const statement of statements) ledger.run(statement);
  ledger.close();
}

const fromOutside = () => auditFolder({ folder, outside: null, keyStores: [testKeyStore] });

describe('the record of a till', () => {
  it('is whole over restarts, and over a crash after which nothing was anchored', async () => {
    await work(3);
    till = await till.restart();
    expect(await verify()).toMatchObject({ state: 'whole', seams: [], broken: null });
    // what a crash leaves: the anchor of a while ago
    const anchor = readFileSync(join(folder, 'audit.json'));
    await work(3);
    await till.app.stop();
    writeFileSync(join(folder, 'audit.json'), anchor);
    till = await start();
    expect(await verify()).toMatchObject({ state: 'whole', seams: [] });
    expect(await fromOutside()).toMatchObject({ state: 'whole' });
  });

  it('goes on where an anchor cannot be written any more, and ends in order', async () => {
    const outside = join(machineFolder, 'epochs');
    rmSync(outside, { recursive: true });
    writeFileSync(outside, 'no folder any more');
    rmSync(join(folder, 'audit.json'));
    mkdirSync(join(folder, 'audit.json', 'in-the-way'), { recursive: true });
    await work(2);
    till.clock.step(61_000);
    await work(1);
    expect((await till.must('readStatus', {})).counts.waiting).toBe(0);
    await till.app.stop();
    rmSync(join(folder, 'audit.json'), { recursive: true });
    till = await start();
    expect(await till.must('readSession', {})).toMatchObject({ recovery: false });
  });

  it('is anchored every minute while something is done', async () => {
    await work(2);
    const before = (await verify()).anchoredAt ?? 0;
    till.clock.step(61_000);
    expect((await verify()).anchoredAt).toBeGreaterThanOrEqual(before + 61_000);
  });

  it('says for ever that its tail was cut off while the program was not running', async () => {
    await work(5);
    const { lines } = await verify();
    await till.app.stop();
    touch(`DELETE FROM audit WHERE ordinal > ${lines - 4}`);
    expect(await fromOutside()).toMatchObject({ state: 'broken' });
    till = await start();
    await work(9);
    const found = await verify();
    expect(found).toMatchObject({ state: 'look', seams: [{ kind: 'cut', by: null }] });
    expect(found.seams[0]?.missing).toBeGreaterThanOrEqual(4);
    till = await till.restart();
    expect(await verify()).toMatchObject({ state: 'look', seams: [{ kind: 'cut' }] });
  });

  it('is broken by one changed line, and stays so', async () => {
    await work(5);
    await till.app.stop();
    touch("UPDATE audit SET who = 'Eve' WHERE ordinal = 3");
    expect(await fromOutside()).toMatchObject({ state: 'broken', says: [expect.stringContaining('Line 3')] });
    till = await start();
    expect(await verify()).toMatchObject({ state: 'broken', broken: { line: 3, why: 'changed' } });
  });

  it('is not sealed anew for somebody who took the seals away', async () => {
    await work(3);
    await till.app.stop();
    touch("UPDATE audit SET mac = NULL, who = 'Eve'");
    till = await start();
    expect(await verify()).toMatchObject({ state: 'broken', broken: { line: 1, why: 'unsealed' } });
  });

  it('says that its anchors were taken away, and takes no forged one for an anchor', async () => {
    await work(3);
    await till.app.stop();
    const forged = JSON.stringify({ ordinal: 2, mac: 'x', at: 1, seal: 'y' });
    writeFileSync(join(folder, 'audit.json'), forged);
    rmSync(join(machineFolder, 'epochs'), { recursive: true });
    expect(await fromOutside()).toMatchObject({ state: 'broken' });
    till = await start();
    expect(await verify()).toMatchObject({ state: 'look', seams: [{ kind: 'no-anchor' }] });
  });
});

describe('a backup that came back', () => {
  async function damageAfterBackup() {
    await work(2);
    await till.must('backUpNow', {});
    await work(7);
    await till.app.stop();
    spoilIndex(join(folder, 'ledger.db'));
  }

  async function bringBack() {
    till = await start();
    const { backups } = await till.must('readRecovery', {});
    await till.must('restoreBackup', { name: backups[0]?.name ?? '', pin: managerPin });
  }

  it('is told with who brought it back and how many lines are missing, and is no false alarm', async () => {
    await damageAfterBackup();
    await bringBack();
    const found = await verify();
    expect(found).toMatchObject({ state: 'whole', seams: [{ kind: 'restored', by: 'Robin' }] });
    expect(found.seams[0]?.missing).toBeGreaterThan(6);
    till = await till.restart();
    await till.must('backUpNow', {});
    expect(await verify()).toMatchObject({ state: 'whole', seams: [{ kind: 'restored' }] });
  });

  it('is no hole: cut back to that restore later, the record says so', async () => {
    await damageAfterBackup();
    await bringBack();
    await work(5);
    const restored = (await verify()).seams[0]?.line ?? 0;
    await till.app.stop();
    // the line before the two that the start after a restore adds is the manager’s
    touch(`DELETE FROM audit WHERE ordinal > ${restored - 2}`);
    writeFileSync(join(folder, 'epoch.json'), JSON.stringify({ epoch: 1, count: 999 }));
    till = await start();
    expect(await verify()).toMatchObject({ state: 'look', seams: [{ kind: 'by-hand', by: null }] });
  });

  it('by hand, outside the program, is told as that', async () => {
    await work(2);
    await till.must('backUpNow', {});
    await work(7);
    const { last, folder: backups } = await till.must('readBackups', {});
    expect(last).not.toBeNull();
    await till.app.stop();
    copyFileSync(join(backups, readdirSync(backups)[0] ?? ''), join(folder, 'ledger.db'));
    for (const ending of ['-wal', '-shm']) rmSync(join(folder, `ledger.db${ending}`), { force: true });
    till = await start();
    expect(await verify()).toMatchObject({ state: 'look', seams: [{ kind: 'by-hand', by: null }] });
  });
});

it('lines of an older program are sealed at the first start, and said to be', async () => {
  await work(4);
  await till.app.stop();
  touch('UPDATE audit SET mac = NULL');
  for (const one of [folder, machineFolder]) rmSync(join(one, 'audit.json'), { force: true });
  rmSync(join(machineFolder, 'epochs'), { recursive: true });
  till = await start();
  const { state, sealedLater } = await verify();
  expect(state).toBe('whole');
  expect(sealedLater?.lines).toBeGreaterThan(4);
});

it('a closed shift carries how far the record had come, and the record is held against it', async () => {
  await till.must('openShift', {});
  await work(2);
  const { figures } = await till.must('closeShift', {});
  expect(figures.record?.lines).toBeGreaterThan(3);
  expect(await verify()).toMatchObject({ state: 'whole' });
  await till.app.stop();
  touch("UPDATE shift SET figures = json_set(figures, '$.record.head', 'another line altogether')");
  expect(await fromOutside()).toMatchObject({ state: 'broken', says: [expect.stringContaining('shift')] });
  till = await start();
});
