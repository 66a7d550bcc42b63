/** Opening a data folder: refused in words whatever would put the queue at risk, and nothing is overwritten. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src-main/store/database.ts';
import { openingTrouble } from '../../src-main/store/disk-trouble.ts';
import { durabilityTrouble, makeDurable } from '../../src-main/store/durability.ts';
import { migrate } from '../../src-main/store/migrate.ts';
import { ledgerMigrations } from '../../src-main/store/migrations/ledger.ts';
import { isAtLeast, oldestSqlite, openStore } from '../../src-main/store/open.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-store-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

function refusal(): string {
  const opened = openStore(folder);
  if (opened.ok) {
    opened.store.close();
    return 'it opened';
  }
  return opened.message;
}

describe('opening', () => {
  it('syncs every commit: journal and synchronous are read back after a write', () => {
    const opened = openStore(folder);
    if (!opened.ok) throw new Error(opened.message);
    expect(opened.store.ledger.pragma('journal_mode')).toBe('wal');
    expect(opened.store.ledger.pragma('synchronous')).toBe(2);
    expect(isAtLeast(opened.store.versions.sqlite, oldestSqlite)).toBe(true);
    opened.store.close();
  });

  it('fires when a commit would not be synced', () => {
    const ledger = openDatabase(join(folder, 'weak.db'));
    migrate(ledger, ledgerMigrations);
    makeDurable(ledger);
    expect(durabilityTrouble(ledger)).toBeNull();
    ledger.pragma('synchronous = NORMAL');
    expect(durabilityTrouble(ledger)).toMatch(/would not survive a power cut/);
    ledger.pragma('synchronous = FULL');
    ledger.pragma('journal_mode = MEMORY');
    expect(durabilityTrouble(ledger)).toMatch(/would not survive a power cut/);
    ledger.close();
  });

  it('without setting FULL, this build of SQLite would fall to NORMAL: the check is needed', () => {
    const ledger = openDatabase(join(folder, 'careless.db'));
    migrate(ledger, ledgerMigrations);
    ledger.pragma('journal_mode = WAL');
    expect(durabilityTrouble(ledger)).toMatch(/synchronous 1/);
    ledger.close();
  });

  it('refuses a second program on the same folder, and lets it in once the first is gone', () => {
    const first = openStore(folder);
    expect(refusal()).toMatch(/Another Counterpart is already using/);
    if (first.ok) first.store.close();
    expect(refusal()).toBe('it opened');
  });

  it('refuses a ledger of a newer version and leaves it as it is', () => {
    const opened = openStore(folder);
    if (opened.ok) {
      opened.store.ledger.pragma('user_version = 99');
      opened.store.close();
    }
    const before = readFileSync(join(folder, 'ledger.db'));
    expect(refusal()).toMatch(/written by a newer Counterpart \(version 99/);
    expect(readFileSync(join(folder, 'ledger.db')).equals(before)).toBe(true);
  });

  it.each([
    ['text', Buffer.from('this is no database, but it is somebody’s file')],
    ['noise after the header', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8000, 7)])],
  ])('refuses a damaged ledger (%s) and overwrites nothing', (_, bytes) => {
    writeFileSync(join(folder, 'ledger.db'), bytes);
    expect(refusal()).toMatch(/is damaged\. Nothing was changed/);
    expect(readFileSync(join(folder, 'ledger.db')).equals(bytes)).toBe(true);
  });

  it('refuses a ledger with a page torn out of its middle', () => {
    const opened = openStore(folder);
    if (opened.ok) {
      for (let index = 0; index < 400; index += 1) {
        opened.store.ledger.run(
          'INSERT INTO audit (at, who, action, subject, detail) VALUES (1, @t, @t, @t, @t)',
          {
            t: `line ${index} `.repeat(20),
          },
        );
      }
      opened.store.close();
    }
    const path = join(folder, 'ledger.db');
    const bytes = readFileSync(path);
    bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 4096);
    writeFileSync(path, bytes);
    expect(refusal()).toMatch(/is damaged/);
  });

  it('makes a damaged cache anew and goes on', () => {
    openStore(folder);
    rmSync(folder, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'counterpart-store-'));
    writeFileSync(join(folder, 'cache.db'), 'not a cache');
    const opened = openStore(folder);
    expect(opened.ok && opened.store.cacheRebuilt).toBe(true);
    if (opened.ok) opened.store.close();
    expect(statSync(join(folder, 'cache.db')).size).toBeGreaterThan(0);
  });

  it('says in words what a disk refuses', () => {
    const trouble = (code: string) => openingTrouble('/data', Object.assign(new Error(code), { code }));
    expect(trouble('SQLITE_FULL')).toMatch(/is full\. Free some space/);
    expect(trouble('SQLITE_READONLY')).toMatch(/cannot be written to/);
    expect(trouble('SQLITE_CANTOPEN')).toMatch(/cannot be written to/);
    expect(trouble('EACCES')).toMatch(/cannot be written to/);
    expect(trouble('SQLITE_IOERR_FSYNC')).toMatch(/reports errors/);
    expect(() => trouble('SOMETHING_ELSE')).toThrow();
  });
});

describe('comparing versions', () => {
  it.each([
    ['3.51.3', true],
    ['3.51.2', false],
    ['3.54.1', true],
    ['3.9.9', false],
    ['4.0.0', true],
  ])('%s', (version, fits) => {
    expect(isAtLeast(version, '3.51.3')).toBe(fits);
  });
});
