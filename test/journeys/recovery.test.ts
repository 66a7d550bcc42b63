/** The queue's file is damaged, gone or older than it was: the real program over its HTTP door, and Capillary's list. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Recovered } from '../../src-main/contract/recovery.ts';
import { listBackups } from '../../src-main/store/backup.ts';
import { openDatabase } from '../../src-main/store/database.ts';
import { readEpoch } from '../../src-main/store/epoch.ts';
import { type BenchShop, openBenchShop } from '../bench/shop.ts';
import { type Program, type Served, startHere, startProgram } from '../support/program.ts';
import { spoilEntries, spoilIndex } from '../support/spoil-ledger.ts';
import { keyIn } from '../support/test-key-store.ts';
import { managerPin, until } from '../support/till.ts';

let shop: BenchShop;
let root = '';
/** The one that runs, so that it ends however a test does. */
let running: { end: () => Promise<unknown> } | null = null;
const folder = () => join(root, 'live');
const ledgerPath = () => join(folder(), 'ledger.db');
const couponOf = (index: number) => shop.coupons[index] ?? { customerId: '', code: '' };
const backups = () =>
  listBackups(folder())
    .map(({ name }) => name)
    .sort();

beforeEach(async () => {
  shop = await openBenchShop(8, 8);
  root = mkdtempSync(join(tmpdir(), 'counterpart-recovery-'));
});
afterEach(async () => {
  await running?.end();
  running = null;
  await shop.simulator.close();
  rmSync(root, { recursive: true, force: true });
});

/** In a process of its own: a life that is killed, or the one a test is about. */
async function start(): Promise<Program> {
  const program = await startProgram(root, 'live');
  running = program;
  return program;
}

/** In this process: a life that ends in order, and only leads to what a test is about. */
async function startQuietly() {
  const program = await startHere(root, 'live');
  running = program;
  return program;
}

/** A till that is set up and knows its members, with the line pulled. */
async function open<Life extends Served>(starting: Promise<Life>): Promise<Life> {
  const opened = await starting;
  await opened.must('setUpTill', { name: 'Robin', pin: managerPin });
  await opened.must('saveConnection', {
    keyInFile: true,
    connection: {
      auth: 'basic',
      cluster: 'custom',
      apiUrl: shop.url,
      till: 'quay.04',
      password: 'low-tide-41',
    },
  });
  const most = 1_000_000_00 as never;
  await opened.must('saveSettings', {
    changes: {
      settleWindowMs: 1000,
      requestBudget: 6000,
      storeId: '2101',
      caps: { perTill: most, perOutage: most, hardStop: most },
    },
  });
  await until('the line is up', async () => (await opened.must('readStatus', {})).line.state === 'online');
  for (const { customerId } of shop.coupons) {
    await opened.must('lookupCustomer', { customerId });
    await opened.must('listCustomerCoupons', { customerId });
  }
  await opened.must('switchLine', { line: 'offline' });
  return opened;
}

/** Accepted here, with the line down. */
async function accept(till: Served, from: number, to: number): Promise<void> {
  for (let index = from; index < to; index += 1) {
    const { customerId, code } = couponOf(index);
    const { coupons } = await till.must('redeemCoupons', {
      customerId,
      codes: [code],
      bill: { number: `B-${index}`, amount: '40.00' },
    });
    expect(coupons[0]?.outcome).toBe('accepted');
  }
}

async function settle(till: Served): Promise<void> {
  await till.must('switchLine', { line: 'automatic' });
  await until('nothing waits', async () => (await till.must('readStatus', {})).counts.waiting === 0, 60_000);
}

const timesRedeemed = (index: number) =>
  shop.simulator.world.redemptions.filter(({ code }) => code === couponOf(index).code).length;

const epochNow = () => {
  const ledger = openDatabase(ledgerPath(), keyIn(folder()));
  try {
    return readEpoch(ledger);
  } finally {
    ledger.close();
  }
};

describe('a damaged queue', { timeout: 120_000 }, () => {
  it('is set aside, a backup is brought back, and everything settles once', async () => {
    const first = await open(start());
    await accept(first, 0, 3);
    await first.must('backUpNow', {});
    await accept(first, 3, 5);
    // sent since the backup was made: the backup does not know
    await settle(first);
    await first.must('switchLine', { line: 'offline' });
    await accept(first, 5, 7);
    await first.kill();
    spoilEntries(ledgerPath(), 'B-2');
    const torn = readFileSync(ledgerPath());

    const till = await start();
    expect(await till.must('readSession', {})).toMatchObject({ recovery: true, staff: null });
    expect((await till.must('readStatus', {})).notices[0]?.key).toBe('ledger-damaged');
    for (const refused of [
      await till.call('signIn', { pin: managerPin }),
      await till.call('listEntries', {}),
    ]) {
      expect(refused).toMatchObject({ ok: false, failure: { reason: 'ledger-damaged' } });
    }
    const view = await till.must('readRecovery', {});
    expect(view).toMatchObject({ kind: 'damaged', unusable: 0 });
    const [offer] = view.backups;
    expect(offer).toMatchObject({ entries: 3, unsent: { count: 3 } });
    const name = offer?.name ?? '';
    expect(await till.call('restoreBackup', { name, pin: '999999' })).toMatchObject({
      failure: { reason: 'pin-wrong' },
    });
    expect(await till.call('startNewQueue', { words: 'new queue' })).toMatchObject({
      failure: { reason: 'backup-there' },
    });
    let answer: Awaited<ReturnType<typeof till.call<'restoreBackup'>>> = null;
    await until('the pause after a wrong PIN is over', async () => {
      answer = await till.call('restoreBackup', { name, pin: managerPin });
      return answer?.ok === true;
    });
    const done = (answer as unknown as { value: Recovered }).value;
    expect(readFileSync(join(done.setAside, 'ledger.db')).equals(torn)).toBe(true);
    expect(backups()).toContain(name);
    const session = await till.must('readSession', {});
    expect(session).toMatchObject({ recovery: false, staff: { name: 'Robin' } });
    const { counts, notices } = await till.must('readStatus', {});
    expect(counts).toMatchObject({ queued: 0, waiting: 3 });
    expect(notices.map(({ key }) => key)).toContain('ledger-put-back');

    await settle(till);
    for (const index of [0, 1, 2, 3, 4]) expect(timesRedeemed(index)).toBe(1);
    expect((await till.must('listEntries', {})).entries.map(({ state }) => state)).toEqual(
      Array.from({ length: 3 }, () => 'confirmed'),
    );
    await till.end();
    expect(epochNow()).toBe(2);
  });

  it('that can still be read says which entries the backup lacks, and writes them down beside the damaged file', async () => {
    const first = await open(startQuietly());
    await accept(first, 0, 1);
    await first.must('backUpNow', {});
    await accept(first, 1, 4);
    await first.end();
    spoilIndex(ledgerPath());

    const till = await start();
    const view = await till.must('readRecovery', {});
    expect(view.readable).toBe('all');
    expect(view.unsent.map(({ bill }) => bill)).toEqual(['B-0', 'B-1', 'B-2', 'B-3']);
    const [newest, oldest] = [view.backups[0], view.backups.at(-1)];
    expect(newest?.lacks.length).toBeLessThanOrEqual(3);
    expect(oldest?.lacks).toHaveLength(3);
    const done = await till.must('restoreBackup', { name: oldest?.name ?? '', pin: managerPin });
    expect(done.lost.map(({ bill }) => bill)).toEqual(['B-1', 'B-2', 'B-3']);
    const list = readFileSync(done.listFile ?? '', 'utf8');
    for (const index of [1, 2, 3]) expect(list).toContain(`"B-${index}","${couponOf(index).code}"`);
    await settle(till);
    expect(timesRedeemed(0)).toBe(1);
    expect(timesRedeemed(1)).toBe(0);
  });

  it('without a backup is put aside for an empty one only when somebody types so', async () => {
    const first = await open(startQuietly());
    await accept(first, 0, 2);
    await first.end();
    rmSync(join(folder(), 'backups'), { recursive: true, force: true });
    writeFileSync(ledgerPath(), 'no database any more');
    const till = await start();
    expect(await till.must('readRecovery', {})).toMatchObject({ readable: 'nothing', backups: [] });
    expect(await till.call('startNewQueue', { words: 'yes' })).toMatchObject({
      failure: { reason: 'words-differ', field: 'words' },
    });
    const done = await till.must('startNewQueue', { words: ' New Queue ' });
    expect(readFileSync(join(done.setAside, 'ledger.db'), 'utf8')).toBe('no database any more');
    expect(await till.must('readSession', {})).toMatchObject({ recovery: false, setUp: false });
    const told = (await till.must('readStatus', {})).notices.map(({ key }) => key);
    expect(told).toContain('ledger-new-queue');
    expect(told).not.toContain('ledger-put-back');
    await till.must('setUpTill', { name: 'Sam', pin: '314159' });
    await till.end();
    expect(epochNow()).toBe(2);
  });

  it('is back after the next start when the program could not go on with what was put in place', async () => {
    const first = await open(start());
    await accept(first, 0, 2);
    await first.must('backUpNow', {});
    await first.kill();
    spoilEntries(ledgerPath(), 'B-1');
    const till = await start();
    const name = (await till.must('readRecovery', {})).backups[0]?.name ?? '';
    // the mark cannot be written over a folder
    const mark = join(folder(), 'epoch.json');
    rmSync(mark);
    mkdirSync(join(mark, 'in-the-way'), { recursive: true });
    expect(await till.call('restoreBackup', { name, pin: managerPin })).toMatchObject({
      ok: false,
      failure: { reason: 'recovery-failed' },
    });
    expect(await till.must('readSession', {})).toMatchObject({ recovery: true, staff: null });
    expect(backups()).toContain(name);
    await till.end();
    rmSync(mark, { recursive: true });

    const next = await start();
    expect(await next.must('readSession', {})).toMatchObject({ recovery: false, setUp: true });
    await next.must('signIn', { pin: managerPin });
    await settle(next);
    expect([timesRedeemed(0), timesRedeemed(1)]).toEqual([1, 1]);
  });

  it('that is gone is not replaced by an empty one, start after start', async () => {
    const first = await open(startQuietly());
    await first.must('backUpNow', {});
    await first.end();
    rmSync(ledgerPath());
    for (const begin of [start, startQuietly]) {
      const till = await begin();
      expect(await till.must('readRecovery', {})).toMatchObject({ kind: 'missing', unsent: [] });
      expect(existsSync(ledgerPath())).toBe(false);
      await till.end();
    }
    const till = await start();
    const { backups: offers } = await till.must('readRecovery', {});
    await till.must('restoreBackup', { name: offers[0]?.name ?? '', pin: managerPin });
    expect(await till.must('readSession', {})).toMatchObject({ recovery: false, connected: true });
  });

  it('offers no backup that is damaged itself', async () => {
    const first = await open(startQuietly());
    await first.must('backUpNow', {});
    await accept(first, 0, 3);
    await first.must('backUpNow', {});
    await first.end();
    const newest = backups().at(-1) ?? '';
    spoilEntries(join(folder(), 'backups', newest), 'B-2');
    writeFileSync(ledgerPath(), 'no database any more');
    const view = await (await start()).must('readRecovery', {});
    expect(view.unusable).toBe(1);
    expect(view.backups.map(({ name }) => name)).not.toContain(newest);
    expect(view.backups).toHaveLength(backups().length - 1);
  });
});

describe('an older queue', { timeout: 120_000 }, () => {
  it('that somebody put back by hand is found out, asked about, and nothing is sent twice', async () => {
    const first = await open(startQuietly());
    await accept(first, 0, 3);
    await first.must('backUpNow', {});
    await settle(first);
    await first.end();
    for (const [epoch, begin] of [
      [2, start],
      [3, startQuietly],
    ] as const) {
      copyFileSync(join(folder(), 'backups', backups()[0] ?? ''), ledgerPath());
      const till = await begin();
      expect((await till.must('readStatus', {})).notices.map(({ key }) => key)).toContain('ledger-put-back');
      await till.must('signIn', { pin: managerPin });
      await settle(till);
      for (const index of [0, 1, 2]) expect(timesRedeemed(index)).toBe(1);
      await till.end();
      expect(epochNow()).toBe(epoch);
    }
  });
});
