/** Secrets under the system's key store: sealed, opened, and never in plain text. */
import { expect, test } from 'vitest';
import { openSystemSecrets, type SafeStorage } from '../../src-main/electron/secrets.ts';
import { readShellSettings } from '../../src-main/electron/shell-settings.ts';

const flip = (text: string) => [...text].reverse().join('');

function keyStore(parts: Partial<SafeStorage> = {}): SafeStorage {
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptString: (text) => Buffer.from(flip(text)),
    decryptString: (sealed) => {
      if (sealed.length === 0) throw new Error('Error while decrypting the ciphertext.');
      return flip(sealed.toString());
    },
    ...parts,
  };
}

const older = { kind: 'file', seal: () => '', open: (text: string) => (text === 'file1.a' ? 'old' : null) };

test('a secret is sealed by the key store and opened again', () => {
  const opened = openSystemSecrets(keyStore(), 'linux', older);
  if (!opened.ok) throw new Error(opened.message);
  const sealed = opened.box.seal('pässword');
  expect(sealed).toMatch(/^system1\.[\w-]+$/);
  expect(sealed).not.toContain('pässword');
  expect(opened.box.open(sealed)).toBe('pässword');
  expect(opened.box.kind).toBe('gnome_libsecret');
});

test('what cannot be opened is null, and what was sealed in a file before still opens', () => {
  const opened = openSystemSecrets(keyStore(), 'linux', older);
  if (!opened.ok) throw new Error(opened.message);
  expect(opened.box.open('system1.')).toBeNull();
  expect(opened.box.open('anything')).toBeNull();
  expect(opened.box.open('file1.a')).toBe('old');
});

test('the key store is called by its name on every system', () => {
  const kinds = (['win32', 'darwin'] as const).map((platform) => {
    const opened = openSystemSecrets(
      keyStore({ getSelectedStorageBackend: () => 'unknown' }),
      platform,
      older,
    );
    return opened.ok ? opened.box.kind : opened.message;
  });
  expect(kinds).toEqual(['dpapi', 'keychain']);
});

test.each([
  ['the password everybody knows', { getSelectedStorageBackend: () => 'basic_text' }],
  ['a key store nobody can name', { getSelectedStorageBackend: () => 'unknown' }],
  ['no key store', { isEncryptionAvailable: () => false }],
])('%s is refused in words', (_, parts) => {
  const opened = openSystemSecrets(keyStore(parts), 'linux', older);
  expect(opened.ok ? '' : opened.message).toContain('This desktop has no key store');
});

test('the desktop program is a training store unless told otherwise', () => {
  expect(readShellSettings(['.'], {})).toEqual({ mode: 'training', data: null });
  expect(readShellSettings(['.', '--live', '--no-zygote'], { COUNTERPART_DATA: '/data' })).toEqual({
    mode: 'live',
    data: '/data',
  });
});
