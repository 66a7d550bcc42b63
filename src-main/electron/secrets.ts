/**
 * Seals secrets with the key store of the operating system. Must never fall back to plain text: where the system has
 * no key store, Electron would use a password that everybody knows, and that is refused in words.
 */
import type { SecretBox } from '../app/ports.ts';

/** What is used of Electron's `safeStorage`. */
export interface SafeStorage {
  isEncryptionAvailable: () => boolean;
  getSelectedStorageBackend: () => string;
  encryptString: (text: string) => Buffer;
  decryptString: (sealed: Buffer) => string;
}

export type OpenedSecrets = { ok: true; box: SecretBox } | { ok: false; message: string };

const form = 'system1';

const noKeyStore =
  'This desktop has no key store (GNOME Keyring or KWallet), so the till’s password could not be kept safely. Install and unlock one, or start in the browser with “npm start -- --browser --live”.';

function kindOf(storage: SafeStorage, platform: string): string {
  if (platform === 'win32') return 'dpapi';
  if (platform === 'darwin') return 'keychain';
  return storage.getSelectedStorageBackend();
}

/**
 * `older` opens what was sealed before the desktop program was used on this folder.
 * Only to be called when Electron is ready: before that the key store is not chosen.
 */
export function openSystemSecrets(storage: SafeStorage, platform: string, older: SecretBox): OpenedSecrets {
  const kind = kindOf(storage, platform);
  const isPlain = kind === 'basic_text' || kind === 'unknown';
  if (!storage.isEncryptionAvailable() || isPlain) return { ok: false, message: noKeyStore };
  return {
    ok: true,
    box: {
      kind,
      seal: (secret) => `${form}.${storage.encryptString(secret).toString('base64url')}`,
      open: (sealed) => {
        const [name, text] = sealed.split('.');
        if (name !== form || text === undefined) return older.open(sealed);
        try {
          return storage.decryptString(Buffer.from(text, 'base64url'));
        } catch {
          return null;
        }
      },
    },
  };
}
