/** Secrets under a key in a file: sealed, opened, and safe from curious users and broken disks. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFileSecrets } from '../../src-main/node/ports/file-secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => openFileSecrets({ folder, randomBytes });
const keyFile = () => join(folder, 'secret.key');

test('a secret comes back after a restart and never lies open', () => {
  const sealed = open().box.seal('till pässword');
  expect(sealed).toMatch(/^file1\.[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString()).not.toContain('till');
  expect(open().box.open(sealed)).toBe('till pässword');
  expect(open().box.seal('till pässword')).not.toBe(sealed);
  expect(open().box.kind).toBe('file');
});

test('what was changed or sealed elsewhere is not opened', () => {
  const { box } = open();
  const [form, nonce, tag, text] = box.seal('secret').split('.') as [string, string, string, string];
  const flipped = (text[0] === 'A' ? 'B' : 'A') + text.slice(1);
  const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
  for (const wrong of [
    [form, nonce, tag, flipped],
    [form, nonce, short, text],
    ['file2', nonce, tag, text],
    [form, nonce, tag],
    [''],
  ])
    expect(box.open(wrong.join('.'))).toBeNull();
});

test.runIf(process.platform !== 'win32')(
  'only this user can read the key, and a wider file is narrowed and told',
  () => {
    open();
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    chmodSync(keyFile(), 0o644);
    const { notices } = open();
    expect(notices).toEqual([expect.stringContaining('could be read by other users')]);
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(open().notices).toEqual([]);
  },
);

test.each(['', 'zz', 'abcd'])('a damaged key (%j) opens nothing, is put aside and told', (damaged) => {
  const sealed = open().box.seal('secret');
  writeFileSync(keyFile(), damaged);
  const { box, notices } = open();
  expect(box.open(sealed)).toBeNull();
  expect(notices).toEqual([expect.stringContaining('damaged')]);
  expect(box.open(box.seal('new secret'))).toBe('new secret');
  expect(readFileSync(`${keyFile()}.damaged`, 'utf8')).toBe(damaged);
  expect(readdirSync(folder).sort()).toEqual(['secret.key', 'secret.key.damaged']);
});
