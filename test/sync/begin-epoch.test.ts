/** A till's starts on a real folder: the file beside the ledger tells an older ledger from the newest. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../src-main/store/audit.ts';
import { backupsIn, writeBackup } from '../../src-main/store/backup.ts';
import { addEntry } from '../../src-main/store/entries.ts';
import { listWaiting } from '../../src-main/store/entry-lists.ts';
import { advanceEpochMark, readEpoch, readEpochFile, writeEpochMark } from '../../src-main/store/epoch.ts';
import { openStore, type Store } from '../../src-main/store/open.ts';
import { beginEpoch } from '../../src-main/sync/begin-epoch.ts';
import { newEntry } from '../support/new-entry.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-epoch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function withStore<Value>(work: (store: Store) => Value): Value {
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.message);
  try {
    return work(opened.store);
  } finally {
    opened.store.close();
  }
}

const stamp = { at: 1_800_000_000_000, mono: 5, boot: 'a-run' };
const start = (work: (store: Store) => void = () => {}) =>
  withStore((store) => {
    const begun = beginEpoch({ ledger: store.ledger, folder }, [], stamp);
    work(store);
    return begun;
  });

const ledgerPath = () => join(folder, 'ledger.db');
const copyPath = () => join(folder, 'copy.db');

describe('starting', () => {
  it('marks a new ledger, and goes on with it', () => {
    expect(start()).toMatchObject({ kind: 'first', epoch: 1 });
    expect(start()).toMatchObject({ kind: 'goes-on', epoch: 1 });
    expect(readEpochFile(folder)).toEqual({ epoch: 1, count: 2 });
    expect(withStore(({ ledger }) => readEpoch(ledger))).toBe(1);
  });

  it('finds out that an older ledger was put back, every time, and writes down that it was', () => {
    start();
    copyFileSync(ledgerPath(), copyPath());
    start();
    for (const epoch of [2, 3]) {
      copyFileSync(copyPath(), ledgerPath());
      const begun = start(({ ledger }) => {
        expect(readEpoch(ledger)).toBe(epoch);
        expect(listAudit(ledger, 1)).toMatchObject([
          { action: 'ledger.put-back', subject: `epoch ${epoch}` },
        ]);
      });
      expect(begun).toMatchObject({ kind: 'put-back', epoch });
      expect(start().kind).toBe('goes-on');
    }
  });

  it('takes a copy made during a run for older once that run was left', () => {
    start(({ ledger }) => {
      ledger.pragma('wal_checkpoint(TRUNCATE)');
      copyFileSync(ledgerPath(), copyPath());
      advanceEpochMark(ledger, folder);
    });
    copyFileSync(copyPath(), ledgerPath());
    expect(start()).toMatchObject({ kind: 'put-back', epoch: 2 });
  });

  it.each([
    ['gone', (path: string) => rmSync(path)],
    ['no JSON', (path: string) => writeFileSync(path, '{"epoch":')],
    ['of another shape', (path: string) => writeFileSync(path, '{"epoch":0,"count":2}')],
  ])('begins a new epoch when the file beside the ledger is %s', (_, spoil) => {
    start();
    spoil(join(folder, 'epoch.json'));
    expect(start()).toMatchObject({ kind: 'put-back', epoch: 2 });
    expect(start()).toMatchObject({ kind: 'goes-on', epoch: 2 });
  });

  it('goes on after a crash between ledger and file, however often that happens', () => {
    start();
    for (let crash = 0; crash < 4; crash += 1) {
      const before = readFileSync(join(folder, 'epoch.json'));
      expect(start().kind).toBe('goes-on');
      // as if the process had died before the last of its writes
      const { count } = JSON.parse(before.toString()) as { count: number };
      writeFileSync(
        join(folder, 'epoch.json'),
        JSON.stringify({ epoch: 1, count: count + (crash > 0 ? 1 : 0) }),
      );
    }
    expect(start()).toMatchObject({ kind: 'goes-on', epoch: 1 });
  });

  it('mends what an advance left half done', () => {
    start(({ ledger }) => {
      const { epoch, count } = advanceEpochMark(ledger, folder);
      writeEpochMark(ledger, { epoch, count: count + 1 });
      expect(advanceEpochMark(ledger, folder)).toEqual({ epoch, count: count + 2 });
    });
    expect(start().kind).toBe('goes-on');
  });

  it('leaves no half file under the good name', () => {
    start();
    expect(existsSync(join(folder, 'epoch.json.part'))).toBe(false);
  });
});

describe('a backup put back over a ledger whose run had crashed', () => {
  const beside = ['ledger.db', 'ledger.db-wal', 'epoch.json'];

  /** Copies what the crash left, while the run still has it open: exactly what the disk holds at that moment. */
  async function crashAfterBackup(accepted: number): Promise<string> {
    const opened = openStore(folder);
    if (!opened.ok) throw new Error(opened.message);
    const { ledger, close } = opened.store;
    const crashed = mkdtempSync(join(tmpdir(), 'counterpart-epoch-'));
    try {
      beginEpoch({ ledger, folder }, [], stamp);
      for (let index = 0; index < 50; index += 1) addEntry(ledger, newEntry(index), stamp);
      const made = await writeBackup({ ledger, folder, at: stamp.at }, () => Promise.resolve());
      if (!made.ok) throw new Error(made.why);
      for (let index = 0; index < accepted; index += 1) addEntry(ledger, newEntry(50 + index), stamp);
      for (const name of beside) copyFileSync(join(folder, name), join(crashed, name));
      copyFileSync(join(backupsIn(folder), made.backup.name), join(crashed, 'copy.db'));
      return crashed;
    } finally {
      close();
    }
  }

  it.each([0, 1, 300])(
    'is what the backup holds, with %s entries in the log of that run',
    async (accepted) => {
      const crashed = await crashAfterBackup(accepted);
      rmSync(folder, { recursive: true });
      folder = crashed;
      copyFileSync(copyPath(), ledgerPath());
      withStore(({ ledger }) => {
        expect(listWaiting(ledger)).toHaveLength(50);
        expect(beginEpoch({ ledger, folder }, [], stamp)).toMatchObject({ kind: 'put-back', doubted: 50 });
      });
      expect(readdirSync(folder)).toContain('ledger.db-wal.aside-1');
    },
  );

  it('keeps the log of a ledger that was not put back', async () => {
    const crashed = await crashAfterBackup(3);
    rmSync(folder, { recursive: true });
    folder = crashed;
    expect(withStore(({ ledger }) => listWaiting(ledger))).toHaveLength(53);
    expect(start().kind).toBe('goes-on');
  });
});

describe('the whole folder put back, small file and all', () => {
  let outside = '';
  const open = (work: (store: Store) => void = () => {}) =>
    withStore((store) => {
      const begun = beginEpoch({ ledger: store.ledger, folder, outside }, [], stamp);
      work(store);
      return begun;
    });
  const copyOfFolder = () => join(outside, 'folder');

  beforeEach(() => {
    outside = mkdtempSync(join(tmpdir(), 'counterpart-outside-'));
  });
  afterEach(() => rmSync(outside, { recursive: true, force: true }));

  it('is found out by the copy of the mark beside it', () => {
    open(({ ledger }) => addEntry(ledger, newEntry(1), stamp));
    cpSync(folder, copyOfFolder(), { recursive: true });
    expect(open()).toMatchObject({ kind: 'goes-on', epoch: 1 });
    rmSync(folder, { recursive: true });
    cpSync(copyOfFolder(), folder, { recursive: true });
    expect(open()).toMatchObject({ kind: 'put-back', epoch: 2, doubted: 1 });
    expect(open()).toMatchObject({ kind: 'goes-on', epoch: 2 });
  });

  it('leaves a folder alone whose copy of the mark is older or gone', () => {
    open();
    start();
    expect(open()).toMatchObject({ kind: 'goes-on', epoch: 1 });
    rmSync(join(outside, 'epoch.json'));
    expect(open()).toMatchObject({ kind: 'goes-on', epoch: 1 });
  });

  it('lets a new folder in the old place count on from the epochs that were there', () => {
    open();
    rmSync(folder, { recursive: true });
    expect(open()).toMatchObject({ kind: 'first', epoch: 2 });
  });
});
