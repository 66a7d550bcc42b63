/** The system's key store as the desktop program uses it: sealed, opened, and never in plain text. */
import { expect, test } from 'vitest';
import { createDesktopStore, type SafeStorage } from '../../src-main/electron/secrets.ts';
import { readShellSettings } from '../../src-main/electron/shell-settings.ts';

const flip = (text: string) => [...text].reverse().join('');

function keyStore(parts: Partial<SafeStorage> = {}): SafeStorage {
  return {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptStringAsync: async (text) => Buffer.from(flip(text)),
    decryptStringAsync: async (sealed) => {
      if (sealed.length === 0) throw new Error('Error while decrypting the ciphertext.');
      return { result: flip(sealed.toString()), shouldReEncrypt: false };
    },
    ...parts,
  };
}

test('a secret is sealed by the key store and opened again', async () => {
  const store = createDesktopStore(keyStore(), 'linux');
  const sealed = await store.seal('pässword');
  expect(sealed).toMatch(/^system1\.[\w-]+$/);
  expect(sealed).not.toContain('pässword');
  expect(await store.open(sealed)).toBe('pässword');
  expect([store.by, store.kind(), await store.check()]).toEqual(['desktop', 'gnome_libsecret', null]);
});

test('what cannot be opened is null and never a crash', async () => {
  const store = createDesktopStore(keyStore(), 'linux');
  for (const text of ['system1.', 'anything', 'file1.a', '']) expect(await store.open(text)).toBeNull();
});

test('the key store is called by its name on every system', () => {
  const storage = keyStore({ getSelectedStorageBackend: () => 'unknown' });
  const kinds = ['win32', 'darwin'].map((platform) => createDesktopStore(storage, platform).kind());
  expect(kinds).toEqual(['dpapi', 'keychain']);
});

test.each<[string, Partial<SafeStorage>]>([
  ['the password everybody knows', { getSelectedStorageBackend: () => 'basic_text' }],
  ['a key store nobody can name', { getSelectedStorageBackend: () => 'unknown' }],
  ['no key store', { isAsyncEncryptionAvailable: async () => false }],
  ['one that breaks', { isAsyncEncryptionAvailable: () => Promise.reject(new Error('no bus')) }],
])('%s is refused in words', async (_, parts) => {
  expect(await createDesktopStore(keyStore(parts), 'linux').check()).toContain(
    'This desktop has no key store',
  );
});

test('the desktop program is a training store unless told otherwise', () => {
  expect(readShellSettings(['.'], {})).toEqual({ mode: 'training', data: null });
  expect(readShellSettings(['.', '--live', '--no-zygote'], { COUNTERPART_DATA: '/data' })).toEqual({
    mode: 'live',
    data: '/data',
  });
});
