/**
 * The system's key store under plain Node: Credential Manager, Keychain, or the desktop's secret service. A machine
 * without one, or with one that is locked, is the usual case on a server or over a remote line: a sentence, not a crash.
 */
import type { KeyStore } from '../../app/ports.ts';
import { createSealer } from '../../app/sealing.ts';

/** What is used of a key ring; every call may fail in any way. */
export interface Keyring {
  read: (account: string) => Promise<string | null>;
  write: (account: string, secret: string) => Promise<void>;
}

const form = 'keyring1';
const keyBytes = 32;
const nobody = 'no-till-has-this-name';

/** Somebody may have to type a password into a window of the system's. */
export const keyringPatienceMs = 20_000;

const kinds: Partial<Record<string, string>> = { win32: 'credential-manager', darwin: 'keychain' };

export function createKeyringStore(options: {
  keyring: () => Promise<Keyring>;
  platform: string;
  newId: () => string;
  randomBytes: (count: number) => Uint8Array;
}): KeyStore {
  const { keyring, randomBytes } = options;
  const sealer = (key: string) =>
    createSealer({ form, kind: 'keyring', key: Buffer.from(key, 'base64'), randomBytes });

  return {
    by: 'keyring',
    kind: () => kinds[options.platform] ?? 'secret-service',
    check: async () => {
      try {
        await (await keyring()).read(nobody);
        return null;
      } catch {
        return 'its key store does not answer';
      }
    },
    seal: async (secret) => {
      const account = options.newId();
      const key = Buffer.from(randomBytes(keyBytes)).toString('base64');
      // never over an entry that another data folder may need
      await (await keyring()).write(account, key);
      return `${form}.${account}.${sealer(key)
        .seal(secret)
        .slice(form.length + 1)}`;
    },
    open: async (text) => {
      const [name, account = '', ...pieces] = text.split('.');
      if (name !== form || account === '') return null;
      try {
        const key = await (await keyring()).read(account);
        return key === null ? null : sealer(key).open([form, ...pieces].join('.'));
      } catch {
        return null;
      }
    },
  };
}

/** The kernel's own key ring forgets at every restart, so on Linux only the secret service will do. */
export async function openKeyring(): Promise<Keyring> {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  const entry = (account: string) =>
    process.platform === 'linux'
      ? new AsyncEntry('counterpart', account, { linux: { store: 'secret-service' } })
      : new AsyncEntry('counterpart', account);
  const patience = () => AbortSignal.timeout(keyringPatienceMs);
  return {
    read: (account) => entry(account).getPassword(patience()),
    write: (account, secret) => entry(account).setPassword(secret, patience()),
  };
}
