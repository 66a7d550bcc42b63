/** A backup while work goes on: opened, checked and counted, or not there at all. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupsIn, checkCopy, listBackups, writeBackup } from '../../src-main/store/backup.ts';
import { countRows } from '../../src-main/store/count-rows.ts';
import { openDatabase, openToRead } from '../../src-main/store/database.ts';
import { addEntry, moveEntry } from '../../src-main/store/entries.ts';
import { readEpochFile, readEpochMark } from '../../src-main/store/epoch.ts';
import { fileKeyOf } from '../../src-main/store/file-key.ts';
import type { GuardedLedger } from '../../src-main/store/guard-ledger.ts';
import { openStore, type Store } from '../../src-main/store/open.ts';
import { beginEpoch } from '../../src-main/sync/begin-epoch.ts';
import { newEntry } from '../support/new-entry.ts';

let folder = '';
let store: Store;
const at = Date.parse('2026-05-12T09:30:00.000Z');
const stamp = { at, mono: 5, boot: 'a-run' };
const key = fileKeyOf(new Uint8Array(32).fill(9));
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-backup-'));
  const opened = openStore(folder, key);
  if (!opened.ok) throw new Error(opened.message);
  store = opened.store;
  beginEpoch({ ledger: store.ledger, folder }, [], stamp);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const accept = (from: number, to: number) => {
  for (let index = from; index < to; index += 1) addEntry(store.ledger, newEntry(index), stamp);
};
const make = (ledger: GuardedLedger = store.ledger) => writeBackup({ ledger, folder, at }, pause);
const filesIn = () => readdirSync(backupsIn(folder));

function readBackup<Value>(name: string, work: (copy: ReturnType<typeof openToRead>) => Value): Value {
  const copy = openToRead(join(backupsIn(folder), name), key);
  try {
    return work(copy);
  } finally {
    copy.close();
  }
}

describe('a backup', () => {
  it('holds every row, stands alone in one file, and is older than the ledger by its mark', async () => {
    accept(0, 40);
    const before = readEpochMark(store.ledger);
    const made = await make();
    if (!made.ok) throw new Error(made.why);
    expect(filesIn()).toEqual([made.backup.name]);
    expect(readBackup(made.backup.name, countRows)).toEqual(countRows(store.ledger));
    expect(readBackup(made.backup.name, readEpochMark)).toEqual(before);
    expect(readEpochMark(store.ledger)?.count).toBe((before?.count ?? 0) + 1);
    expect(readEpochFile(folder)).toEqual(readEpochMark(store.ledger));
    expect(filesIn()).toEqual([made.backup.name]);
  });

  it('is whole although entries are accepted and settled in every turn while it is made', async () => {
    accept(0, 600);
    let index = 600;
    let isMade = false;
    const work = (async () => {
      while (!isMade) {
        const { id } = addEntry(store.ledger, newEntry(index), stamp);
        moveEntry(store.ledger, { id, from: 'queued', to: 'sending', event: 'claimed', stamp });
        index += 1;
        await pause();
      }
    })();
    const made = await make();
    const accepted = index;
    isMade = true;
    await work;
    if (!made.ok) throw new Error(made.why);
    const held = readBackup(made.backup.name, (copy) => {
      expect(copy.pragma('integrity_check')).toBe('ok');
      return countRows(copy);
    });
    expect(accepted).toBeGreaterThan(610);
    // the queue of the turn in which it began, and nothing of what came later
    expect(held.entry).toBe(601);
    expect(held['entry queued']).toBe(600);
    const next = await make();
    if (!next.ok) throw new Error(next.why);
    expect(readBackup(next.backup.name, countRows)).toEqual(countRows(store.ledger));
  });

  it('goes away when it cannot be read back, when rows are missing, and when the ledger is shut meanwhile', async () => {
    accept(0, 40);
    const spoiled = (spoil: (path: string) => void): GuardedLedger => ({
      ...store.ledger,
      copyTo: (path) => store.ledger.copyTo(path, pause).then(() => spoil(path)),
    });
    const torn = spoiled((path) => {
      const bytes = readFileSync(path);
      writeFileSync(path, bytes.fill(0xff, 8192, 16_384));
    });
    expect(await make(torn)).toMatchObject({ ok: false });
    const short = spoiled((path) => {
      const copy = openDatabase(path, key);
      copy.run("DELETE FROM fact WHERE name = 'opened'");
      copy.close();
    });
    expect(await make(short)).toEqual({ ok: false, why: 'the copy does not hold all rows' });
    const gone = spoiled((path) => rmSync(path));
    expect(await make(gone)).toMatchObject({ ok: false });
    expect(filesIn()).toEqual([]);
    expect(await make()).toMatchObject({ ok: true });
  });

  it('sweeps up what a crash left half done, and only that', async () => {
    mkdirSync(backupsIn(folder));
    for (const name of ['ledger.db.part', 'ledger.db.part-journal', 'note.txt'])
      writeFileSync(join(backupsIn(folder), name), 'half');
    const made = await make();
    if (!made.ok) throw new Error(made.why);
    expect(filesIn().sort()).toEqual([made.backup.name, 'note.txt'].sort());
    expect(listBackups(folder)).toEqual([made.backup]);
  });

  it('says why in words when the folder cannot be made', async () => {
    writeFileSync(backupsIn(folder), 'in the way');
    const made = await make();
    expect(made).toMatchObject({ ok: false, why: expect.stringMatching(/folder|unexpected/) });
    expect(existsSync(join(folder, 'ledger.db'))).toBe(true);
  });
});

describe('checking a copy', () => {
  it('sees a byte that is wrong in an index', async () => {
    accept(0, 400);
    const path = join(folder, 'copy.db');
    await store.ledger.copyTo(path, pause);
    const counts = countRows(store.ledger);
    expect(await checkCopy(path, counts, pause, key)).toBeNull();
    const bytes = readFileSync(path);
    bytes[bytes.length - 2000] = (bytes[bytes.length - 2000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await checkCopy(path, counts, pause, key)).toMatch(/not whole|read back/);
  });
});
