/**
 * The key store of the operating system as Electron reaches it. Must never fall back to plain text: where the system has
 * no key store, Electron would use a password that everybody knows, and that is refused in words.
 */
import type { KeyStore } from '../app/ports.ts';

/** What is used of Electron's `safeStorage`. */
export interface SafeStorage {
  isAsyncEncryptionAvailable: () => Promise<boolean>;
  getSelectedStorageBackend: () => string;
  encryptStringAsync: (text: string) => Promise<Buffer>;
  decryptStringAsync: (sealed: Buffer) => Promise<{ result: string; shouldReEncrypt: boolean }>;
}

const form = 'system1';

export const noKeyStore =
  'This desktop has no key store (GNOME Keyring or KWallet), so the till’s password could not be kept safely. Install and unlock one, or start in the browser with “npm start -- --browser --live”.';

function kindOf(storage: SafeStorage, platform: string): string {
  if (platform === 'win32') return 'dpapi';
  if (platform === 'darwin') return 'keychain';
  return storage.getSelectedStorageBackend();
}

/** Only to be called when Electron is ready: before that the key store is not chosen. */
export function createDesktopStore(storage: SafeStorage, platform: string): KeyStore {
  const kind = () => kindOf(storage, platform);
  return {
    by: 'desktop',
    kind,
    check: async () => {
      if (['basic_text', 'unknown'].includes(kind())) return noKeyStore;
      const isThere = await storage.isAsyncEncryptionAvailable().catch(() => false);
      return isThere ? null : noKeyStore;
    },
    seal: async (secret) => `${form}.${(await storage.encryptStringAsync(secret)).toString('base64url')}`,
    open: async (sealed) => {
      const [name, text] = sealed.split('.');
      if (name !== form || text === undefined || kind() === 'basic_text') return null;
      try {
        return (await storage.decryptStringAsync(Buffer.from(text, 'base64url'))).result;
      } catch {
        return null;
      }
    },
  };
}
