/**
 * No path loses the ledger: the key of a till's data over first starts, power cuts, two starts at once, a lost or
 * changed key store, a key file of another till, recovery keys made anew, and another machine.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeyStore } from '../../src-main/app/ports.ts';
import { writeBackup } from '../../src-main/store/backup.ts';
import { fileKeyOf, readMark } from '../../src-main/store/file-key.ts';
import { openStore } from '../../src-main/store/open.ts';
import { beginEpoch } from '../../src-main/sync/begin-epoch.ts';
import { leaveUnsent } from '../support/leave-unsent.ts';
import { dataKeyIn, keyIn, testKeyStore } from '../support/test-key-store.ts';
import { createSettingsMap, managerPin, startTill, type Till } from '../support/till.ts';

/** Nothing listens there: these tills never need the line. */
const apiUrl = 'http://127.0.0.1:9';

let root = '';
let folder = '';
let settingsFile: ReturnType<typeof createSettingsMap>;
let till: Till | null = null;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'counterpart-keys-'));
  folder = join(root, 'live');
  settingsFile = createSettingsMap();
});
afterEach(async () => {
  await till?.app.stop();
  till = null;
  rmSync(root, { recursive: true, force: true });
});

/** A key store with a key of its own, as another user or another machine has it. */
function keyStoreOf(name: string, by = 'test'): KeyStore {
  return {
    by,
    kind: () => name,
    check: async () => null,
    seal: async (text) => `${name}:${Buffer.from(text).toString('hex')}`,
    open: async (text) =>
      text.startsWith(`${name}:`) ? Buffer.from(text.slice(name.length + 1), 'hex').toString() : null,
  };
}
const gone: KeyStore = { ...testKeyStore, open: async () => null };

async function start(keyStores: KeyStore[] = [testKeyStore], at = folder): Promise<Till> {
  till = await startTill({
    apiUrl,
    folder: at,
    machineFolder: join(root, 'machine'),
    settingsFile,
    keyStores,
  });
  return till;
}
async function end() {
  await till?.app.stop();
  till = null;
}

/** A till with work in it that is not with Capillary, and a recovery key that was confirmed. */
async function openWithRecoveryKey(): Promise<string> {
  leaveUnsent(folder);
  await start();
  const key = await makeKey();
  await end();
  return key;
}

async function makeKey(confirm = true): Promise<string> {
  if (!till) throw new Error('no till');
  const { groups, ask } = await till.must('makeRecoveryKey', { pin: managerPin });
  if (confirm) await till.must('confirmRecoveryKey', { group: groups[ask - 1] ?? '' });
  return groups.join('-');
}

const isLocked = async () => (await till?.must('readSession', {}))?.recovery;
const waiting = async () => {
  await till?.must('signIn', { pin: managerPin });
  return (await till?.must('readStatus', {}))?.counts.waiting;
};
const mark = (name: string) => readMark(join(folder, name));

describe('the first start', () => {
  it('seals a new till: ledger, cache, log of both, and every backup', async () => {
    await start();
    await till?.must('backUpNow', {});
    const key = keyIn(folder);
    expect([mark('ledger.db'), mark('cache.db')]).toEqual([key?.mark, key?.mark]);
    const [backup = ''] = readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.db'));
    expect(mark(join('backups', backup))).toBe(key?.mark);
    expect(existsSync(join(folder, 'backups', 'ledger.key'))).toBe(true);
    // without the key it is no ledger to anybody
    expect(openStore(folder)).toMatchObject({ ok: false });
  });

  it('seals what an older program left, without losing a row or leaving the open file behind', async () => {
    leaveUnsent(folder);
    expect(mark('ledger.db')).toBe('plain');
    await start();
    expect(await waiting()).toBe(2);
    await end();
    expect(readdirSync(folder).filter((name) => name.includes('sealing'))).toEqual([]);
    for (const name of ['ledger.db', 'cache.db']) {
      expect(mark(name)).toBe(keyIn(folder)?.mark);
      expect(readFileSync(join(folder, name)).includes('15550100000')).toBe(false);
    }
  });

  it('seals the backups of an older program while it runs, one a minute', async () => {
    leaveUnsent(folder);
    const older = openStore(folder);
    if (!older.ok) throw new Error(older.message);
    beginEpoch({ ledger: older.store.ledger, folder }, [], { at: 0, mono: 0, boot: 'old' });
    const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
    for (const at of [0, 1000]) await writeBackup({ ledger: older.store.ledger, folder, at }, pause);
    older.store.close();
    const marks = () =>
      readdirSync(join(folder, 'backups'))
        .filter((name) => name.endsWith('.db'))
        .map((name) => mark(join('backups', name)));
    expect(marks()).toEqual(['plain', 'plain']);
    await start();
    till?.clock.step(60_000);
    till?.clock.step(60_000);
    const key = keyIn(folder)?.mark;
    expect(marks().filter((one) => one !== key)).toEqual([]);
    expect(marks().length).toBeGreaterThanOrEqual(2);
    await end();
    writeFileSync(join(folder, 'ledger.db'), Buffer.alloc(8192, 7));
    const { backups } = await (await start()).must('readRecovery', {});
    expect(backups.at(-1)).toMatchObject({ unsent: { count: 2 } });
  });

  it('goes on after a power cut between key file and ledger, with the key that is there', async () => {
    await start();
    const first = keyIn(folder)?.mark;
    await end();
    for (const name of readdirSync(folder)) {
      if (name !== 'ledger.key') rmSync(join(folder, name), { recursive: true });
    }
    rmSync(join(root, 'machine'), { recursive: true });
    settingsFile = createSettingsMap();
    await start();
    expect(mark('ledger.db')).toBe(first);
  });

  it('begins anew over a key file that nothing was sealed with and nobody can open, and keeps it', async () => {
    await start();
    await end();
    const before = readFileSync(join(folder, 'ledger.key'), 'utf8');
    for (const name of readdirSync(folder)) {
      if (name !== 'ledger.key') rmSync(join(folder, name), { recursive: true });
    }
    rmSync(join(root, 'machine'), { recursive: true });
    settingsFile = createSettingsMap();
    await start([keyStoreOf('another')]);
    expect(await isLocked()).toBe(false);
    expect(readFileSync(join(folder, 'ledger.key.aside-1'), 'utf8')).toBe(before);
  });

  it('leaves everything as it was when the key cannot be written down', async () => {
    leaveUnsent(folder);
    const full: KeyStore = {
      ...testKeyStore,
      seal: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    };
    await expect(start([full])).rejects.toThrow(/is full/);
    expect([mark('ledger.db'), existsSync(join(folder, 'ledger.key'))]).toEqual(['plain', false]);
    const forgetful: KeyStore = { ...testKeyStore, open: async () => null };
    await expect(start([forgetful])).rejects.toThrow(/cannot be kept on this machine/);
    expect([mark('ledger.db'), existsSync(join(folder, 'ledger.key'))]).toEqual(['plain', false]);
    await start();
    expect(await waiting()).toBe(2);
  });

  it('is one of two: the second is refused before it touches anything', async () => {
    const starts = await Promise.allSettled([start(), start()]);
    expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(starts.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.objectContaining({ message: expect.stringContaining('already using') }),
    });
    const written = keyIn(folder)?.mark;
    expect(mark('ledger.db')).toBe(written);
  });
});

describe('a key store that is lost', () => {
  it.each([
    ['gone', gone],
    ['another one', keyStoreOf('another')],
    ['another one, of another kind', keyStoreOf('kwallet6', 'desktop')],
  ])(
    '(%s) makes no new ledger: the recovery key is asked for, and with it everything is there',
    async (_, store) => {
      const key = await openWithRecoveryKey();
      const before = readFileSync(join(folder, 'ledger.db'));
      const back: KeyStore = { ...store, open: store === gone ? testKeyStore.open : store.open };
      await start([store]);
      expect(await isLocked()).toBe(true);
      expect(await till?.must('readRecovery', {})).toMatchObject({
        kind: 'locked',
        locked: { recovery: { number: 1 }, sealedBy: ['test'] },
      });
      expect((await till?.must('readStatus', {}))?.notices.map(({ key: name }) => name)).toEqual([
        'key-locked',
      ]);
      for (const refused of [
        await till?.call('signIn', { pin: managerPin }),
        await till?.call('startNewQueue', { words: 'new queue' }),
        await till?.call('restoreBackup', { name: 'x', pin: managerPin }),
      ]) {
        expect(refused).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
      }
      expect(readFileSync(join(folder, 'ledger.db'))).toEqual(before);
      await end();

      await start([back]);
      if (await isLocked())
        await till?.must('openWithRecoveryKey', { key: key.toLowerCase().replaceAll('-', ' ') });
      expect(await waiting()).toBe(2);
      // the connection's password came along
      expect((await till?.must('readSettings', {}))?.connection).toMatchObject({ account: 'quay.04' });
      expect((await till?.must('readSession', {}))?.connected).toBe(true);
      await end();
      await start([back]);
      expect(await isLocked()).toBe(false);
    },
  );

  it('takes no wrong recovery key, and says which group has a slip', async () => {
    const key = await openWithRecoveryKey();
    await start([gone]);
    const groups = key.split('-');
    const wrong = (text: string) => till?.call('openWithRecoveryKey', { key: text });
    const other = `${groups[1]?.[0] === 'A' ? 'B' : 'A'}${groups[1]?.slice(1)}`;
    expect(await wrong([groups[0], other, ...groups.slice(2)].join('-'))).toMatchObject({
      ok: false,
      failure: { reason: 'recovery-key-group', facts: { group: '2' }, field: 'key' },
    });
    expect(await wrong(groups.slice(1).join('-'))).toMatchObject({
      failure: { reason: 'recovery-key-length' },
    });
    expect(await wrong([groups[1], groups[0], ...groups.slice(2)].join('-'))).toMatchObject({
      failure: { reason: 'recovery-key-group' },
    });
    // a whole one, of nobody
    expect(await wrong(writeOther())).toMatchObject({ failure: { reason: 'recovery-key-wrong' } });
    expect(await isLocked()).toBe(true);
  });

  it('is written into the record once it was opened', async () => {
    const key = await openWithRecoveryKey();
    await start([gone]);
    const kept = keyStoreOf('new');
    await end();
    await start([kept]);
    await till?.must('openWithRecoveryKey', { key });
    await till?.must('signIn', { pin: managerPin });
    const { lines } = (await till?.must('readAudit', {})) ?? { lines: [] };
    expect(lines.map(({ action }) => action)).toContain('recovery-key.used');
    expect(await till?.must('verifyAudit', {})).toMatchObject({ state: 'whole' });
    expect(JSON.stringify(lines)).not.toContain(key.slice(0, 5));
  });

  it('without a recovery key asks for an empty queue by its words, and keeps what it cannot open', async () => {
    leaveUnsent(folder);
    await start();
    await end();
    const lost = keyIn(folder)?.mark;
    await start([keyStoreOf('another')]);
    expect(await till?.must('readRecovery', {})).toMatchObject({
      kind: 'locked',
      locked: { recovery: null },
    });
    expect(await till?.call('startNewQueue', { words: 'yes' })).toMatchObject({ ok: false });
    expect(mark('ledger.db')).toBe(lost);
    const { setAside } = (await till?.must('startNewQueue', { words: 'new queue' })) ?? { setAside: '' };
    expect(readMark(join(setAside, 'ledger.db'))).toBe(lost);
    expect(existsSync(join(folder, 'ledger.key.aside-1'))).toBe(true);
    expect(mark('ledger.db')).not.toBe(lost);
    // the old key store comes back, and the old ledger is put back: its key file is found by its mark
    await end();
    for (const name of ['ledger.db-wal', 'ledger.db-shm']) rmSync(join(folder, name), { force: true });
    copyFileSync(join(setAside, 'ledger.db'), join(folder, 'ledger.db'));
    await start();
    expect(await isLocked()).toBe(false);
    expect(mark('ledger.db')).toBe(lost);
  });
});

describe('a key store that was locked for a while', () => {
  it('is asked once more before an empty queue is begun: the one that is there is opened', async () => {
    leaveUnsent(folder);
    await start();
    await end();
    const own = keyIn(folder)?.mark;
    let isShut = true;
    await start([{ ...testKeyStore, open: async (text) => (isShut ? null : testKeyStore.open(text)) }]);
    expect(await isLocked()).toBe(true);
    isShut = false;
    expect(await till?.call('startNewQueue', { words: 'new queue' })).toMatchObject({
      ok: false,
      failure: { reason: 'ledger-not-damaged' },
    });
    expect(mark('ledger.db')).toBe(own);
    expect(await isLocked()).toBe(false);
    expect(await waiting()).toBeGreaterThan(0);
  });
});

/** Well formed, and nobody's. */
function writeOther(): string {
  return ['0000', '0000', '0000', '0000', '0000', '0000', '0000', '0000']
    .map((text, index) => text + '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[(index * 7) % 32])
    .join('-');
}

describe('the key file', () => {
  it('is healed from its copies when it is gone, torn, or another till’s', async () => {
    await openWithRecoveryKey();
    const own = readFileSync(join(folder, 'ledger.key'), 'utf8');
    const other = join(root, 'other');
    const otherSettings = createSettingsMap();
    const stranger = await startTill({ apiUrl, folder: other, settingsFile: otherSettings });
    await stranger.app.stop();
    const main = join(folder, 'ledger.key');
    for (const harm of [
      () => rmSync(main),
      () => writeFileSync(main, own.slice(0, 100)),
      // newer than ours, by its own count
      () => {
        const strange = JSON.parse(readFileSync(join(other, 'ledger.key'), 'utf8')) as object;
        writeFileSync(main, JSON.stringify({ ...strange, serial: 99 }));
      },
    ]) {
      harm();
      await start();
      expect(await waiting()).toBe(2);
      await end();
      expect(JSON.parse(readFileSync(main, 'utf8'))).toMatchObject({ mark: keyIn(folder)?.mark });
    }
    // nothing that was there was thrown away
    expect(readdirSync(folder).filter((name) => name.startsWith('ledger.key.aside'))).toHaveLength(2);
  });

  it('that was replaced is kept, and opens when nothing else is left', async () => {
    const key = await openWithRecoveryKey();
    await start([keyStoreOf('new')]);
    await till?.must('openWithRecoveryKey', { key });
    await end();
    for (const name of ['ledger.key', 'backups/ledger.key']) rmSync(join(folder, name));
    rmSync(join(root, 'machine'), { recursive: true });
    await start();
    expect(await isLocked()).toBe(false);
    expect(await waiting()).toBe(2);
  });

  it('of another till, and no copy of the right one, opens nothing and makes nothing', async () => {
    await openWithRecoveryKey();
    const own = join(root, 'own.key');
    renameSync(join(folder, 'ledger.key'), own);
    const other = join(root, 'other');
    const stranger = await startTill({ apiUrl, folder: other, settingsFile: createSettingsMap() });
    await stranger.app.stop();
    for (const name of ['ledger.key.before', 'backups/ledger.key'])
      rmSync(join(folder, name), { force: true });
    rmSync(join(root, 'machine'), { recursive: true });
    copyFileSync(join(other, 'ledger.key'), join(folder, 'ledger.key'));
    const before = readFileSync(join(folder, 'ledger.db'));
    await start();
    expect(await till?.must('readRecovery', {})).toMatchObject({ kind: 'keyless' });
    expect(readFileSync(join(folder, 'ledger.db'))).toEqual(before);
    await end();
    copyFileSync(own, join(folder, 'ledger.key'));
    await start();
    expect(await waiting()).toBe(2);
  });
});

describe('a recovery key', () => {
  it('made anew counts from its confirmation on, and the one before no more', async () => {
    const first = await openWithRecoveryKey();
    await start();
    const second = await makeKey(false);
    expect(await till?.must('readKeys', {})).toMatchObject({
      recovery: [
        { number: 2, confirmedAt: null },
        { number: 1, confirmedAt: expect.any(Number) },
      ],
    });
    expect(await till?.call('confirmRecoveryKey', { group: 'AAAAA' })).toMatchObject({
      ok: false,
      failure: { reason: 'recovery-key-differs' },
    });
    // until then a power cut leaves both
    cpSync(folder, join(root, 'cut'), { recursive: true });
    await end();
    for (const key of [first, second]) {
      const place = mkdtempSync(join(root, 'machine-'));
      cpSync(join(root, 'cut'), place, { recursive: true });
      await start([keyStoreOf('new')], place);
      await till?.must('openWithRecoveryKey', { key });
      expect(await waiting()).toBe(2);
      await end();
    }
    await start();
    const third = await makeKey();
    const { lines } = (await till?.must('readAudit', {})) ?? { lines: [] };
    expect(lines.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['recovery-key.made', 'recovery-key.confirmed']),
    );
    await end();
    await start([keyStoreOf('new')]);
    for (const key of [first, second]) {
      expect(await till?.call('openWithRecoveryKey', { key })).toMatchObject({
        failure: { reason: 'recovery-key-wrong' },
      });
    }
    await till?.must('openWithRecoveryKey', { key: third });
    expect(await waiting()).toBe(2);
  });

  it('counts as the newest file says, also where only an older copy of it could be opened', async () => {
    const first = await openWithRecoveryKey();
    const older = join(root, 'older.key');
    copyFileSync(join(folder, 'ledger.key'), older);
    // another key store holds it from now on, and is gone later; the copy could not be written meanwhile
    await start([keyStoreOf('passing'), testKeyStore]);
    const second = await makeKey();
    await end();
    for (const place of [join(folder, 'backups'), join(root, 'machine')])
      if (existsSync(join(place, 'ledger.key'))) copyFileSync(older, join(place, 'ledger.key'));
    await start();
    expect(await isLocked()).toBe(false);
    await end();
    await start([gone]);
    // a key store that keeps nothing is said in words, and changes nothing
    expect(await till?.call('openWithRecoveryKey', { key: second })).toMatchObject({
      failure: {
        reason: 'key-not-kept',
        message: expect.stringMatching(/does not give back what it was given/),
      },
    });
    await end();
    await start([keyStoreOf('new')]);
    expect(await till?.call('openWithRecoveryKey', { key: first })).toMatchObject({
      failure: { reason: 'recovery-key-wrong' },
    });
    await till?.must('openWithRecoveryKey', { key: second });
    expect(await waiting()).toBe(2);
  });

  it('is shown to a manager who types the PIN, and to nobody else', async () => {
    await start();
    expect(await till?.call('makeRecoveryKey', { pin: '135790' })).toMatchObject({ ok: false });
    expect(await till?.call('makeRecoveryKey', { pin: managerPin }, { caller: 'nobody' })).toMatchObject({
      failure: { kind: 'not-signed-in' },
    });
    expect(await till?.call('confirmRecoveryKey', { group: 'AAAAA' })).toMatchObject({
      failure: { reason: 'recovery-key-not-shown' },
    });
  });

  it('opens the backups on another machine, PINs and record included', async () => {
    leaveUnsent(folder);
    await start();
    const key = await makeKey();
    await till?.must('backUpNow', {});
    await end();
    const elsewhere = join(root, 'elsewhere');
    mkdirSync(elsewhere);
    cpSync(join(folder, 'backups'), join(elsewhere, 'backups'), { recursive: true });
    settingsFile = createSettingsMap();
    till = await startTill({
      apiUrl,
      folder: elsewhere,
      machineFolder: join(root, 'its-machine'),
      settingsFile,
      keyStores: [keyStoreOf('its')],
    });
    expect(await till.must('readRecovery', {})).toMatchObject({ kind: 'locked' });
    await till.must('openWithRecoveryKey', { key });
    const view = await till.must('readRecovery', {});
    expect(view).toMatchObject({ kind: 'missing', backups: [{ unsent: { count: 2 } }] });
    await till.must('restoreBackup', { name: view.backups[0]?.name ?? '', pin: managerPin });
    expect((await till.must('readStatus', {})).counts.waiting).toBe(2);
  });

  it('made anew does not lock out a backup from before', async () => {
    leaveUnsent(folder);
    await start();
    await makeKey();
    await till?.must('backUpNow', {});
    const second = await makeKey();
    await end();
    writeFileSync(join(folder, 'ledger.db'), Buffer.alloc(8192, 7));
    for (const name of ['ledger.db-wal', 'ledger.db-shm']) rmSync(join(folder, name), { force: true });
    await start([keyStoreOf('new')]);
    await till?.must('openWithRecoveryKey', { key: second });
    const view = await till?.must('readRecovery', {});
    await till?.must('restoreBackup', { name: view?.backups[0]?.name ?? '', pin: managerPin });
    expect((await till?.must('readStatus', {}))?.counts.waiting).toBe(2);
  });
});

describe('where the key is kept', () => {
  it('moves to a better place, and out of the file once that has proved itself over a start', async () => {
    const inFile = keyStoreOf('a-file', 'file');
    const better = keyStoreOf('keychain', 'keyring');
    leaveUnsent(folder);
    await start([inFile]).catch(() => {});
    await end();
    const stores = () =>
      (
        JSON.parse(readFileSync(join(folder, 'ledger.key'), 'utf8')) as { stores: { by: string }[] }
      ).stores.map(({ by }) => by);
    expect(stores()).toEqual(['file']);
    await start([better, inFile]).catch(() => {});
    await end();
    expect(stores()).toEqual(['keyring', 'file']);
    await start([better, inFile]).catch(() => {});
    await end();
    expect(stores()).toEqual(['keyring']);
    for (const name of ['ledger.key.before', 'backups/ledger.key']) {
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain('a-file:');
    }
  });

  it('in a file is a manager’s choice, in the record, before a password is kept under it', async () => {
    const inFile = keyStoreOf('file', 'file');
    await expect(start([inFile])).rejects.toThrow(/key-in-file/);
    till = null;
    const opened = await startTill({
      apiUrl,
      folder,
      settingsFile,
      keyStores: [inFile],
      machineFolder: join(root, 'machine'),
    }).catch(() => null);
    till = opened;
    if (!till) throw new Error('no till');
    expect(await till.must('readKeys', {})).toMatchObject({ inFile: true, fileAcceptedBy: null });
    const connection = {
      auth: 'basic' as const,
      cluster: 'custom' as const,
      apiUrl,
      till: 'quay.04',
      password: 'low-tide-41',
    };
    expect(await till.call('saveConnection', { connection })).toMatchObject({
      ok: false,
      failure: { reason: 'key-in-file', field: 'keyInFile' },
    });
    expect(settingsFile.values.has('connection')).toBe(false);
    await till.must('saveConnection', { connection, keyInFile: true });
    expect(await till.must('readKeys', {})).toMatchObject({ fileAcceptedBy: 'Robin' });
    expect((await till.must('readAudit', {})).lines.map(({ action }) => action)).toContain(
      'key-file.accepted',
    );
    await till.must('saveConnection', { connection });
  });

  it('takes over what an older program had sealed: the password, and the secret of the PINs', async () => {
    await start();
    await end();
    // as the older program kept it: sealed by the key store itself, the ledger open
    const key = fileKeyOf(dataKeyIn(folder) ?? new Uint8Array());
    expect(keyIn(folder)).toEqual(key);
    const kept = settingsFile.values.get('connection') as { sealed: string };
    expect(kept.sealed).toMatch(/^data1\./);
    settingsFile.write('connection', { ...kept, sealed: await testKeyStore.seal('low-tide-42') });
    await start();
    expect((await till?.must('readSession', {}))?.connected).toBe(true);
    expect((settingsFile.values.get('connection') as { sealed: string }).sealed).toMatch(/^data1\./);
  });
});
