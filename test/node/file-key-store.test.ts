/** A key in a file: sealed, opened, and safe from curious users, broken disks and a second start. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileKeyStore } from '../../src-main/node/ports/file-key-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => createFileKeyStore({ folder, randomBytes });
const keyFile = () => join(folder, 'secret.key');

test('a secret comes back after a restart and never lies open', async () => {
  const { store } = open();
  expect([readdirSync(folder), await store.check()]).toEqual([[], null]);
  const sealed = await store.seal('till pässword');
  expect(sealed).toMatch(/^file1\.[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString()).not.toContain('till');
  expect(await open().store.open(sealed)).toBe('till pässword');
  expect(await open().store.seal('till pässword')).not.toBe(sealed);
  expect(readdirSync(folder)).toEqual(['secret.key']);
});

test('what was changed or sealed elsewhere is not opened', async () => {
  const { store } = open();
  const [form, nonce, tag, text] = (await store.seal('secret')).split('.') as [
    string,
    string,
    string,
    string,
  ];
  const flipped = (text[0] === 'A' ? 'B' : 'A') + text.slice(1);
  const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
  for (const wrong of [
    [form, nonce, tag, flipped],
    [form, nonce, short, text],
    ['file2', nonce, tag, text],
    [form, nonce, tag],
    [''],
  ])
    expect(await store.open(wrong.join('.'))).toBeNull();
});

test.runIf(process.platform !== 'win32')(
  'only this user can read the key, and a wider file is narrowed and told',
  async () => {
    await open().store.seal('secret');
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    chmodSync(keyFile(), 0o644);
    const { notices } = open();
    expect(notices).toEqual([expect.stringContaining('could be read by other users')]);
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(open().notices).toEqual([]);
  },
);

test.each(['', 'zz', 'abcd'])(
  'a damaged key (%j) opens nothing, and is kept when a new one is made',
  async (damaged) => {
    const sealed = await open().store.seal('secret');
    writeFileSync(keyFile(), damaged);
    const { store } = open();
    expect(await store.open(sealed)).toBeNull();
    // looking at it changes nothing: it may still be mended
    expect(readFileSync(keyFile(), 'utf8')).toBe(damaged);
    expect(await store.open(await store.seal('new secret'))).toBe('new secret');
    expect(readFileSync(`${keyFile()}.damaged-1`, 'utf8')).toBe(damaged);
    expect(readdirSync(folder).sort()).toEqual(['secret.key', 'secret.key.damaged-1']);
  },
);

test('a key that another start has put there meanwhile is not written over', async () => {
  const theirs = open();
  const sealed = await theirs.store.seal('theirs');
  const kept = readFileSync(keyFile(), 'utf8');
  await open().store.seal('ours');
  expect(readFileSync(keyFile(), 'utf8')).toBe(kept);
  expect(await open().store.open(sealed)).toBe('theirs');
});
