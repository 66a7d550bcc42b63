/** The system's key store under plain Node: sealed and opened; absent, locked or emptied it is null or a sentence, never a crash. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createKeyringStore, type Keyring, openKeyring } from '../../src-main/node/ports/keyring-store.ts';

let ids = 0;
function storeOver(entries: Map<string, string>, parts: Partial<Keyring> = {}) {
  const keyring: Keyring = {
    read: async (account) => entries.get(account) ?? null,
    write: async (account, secret) => void entries.set(account, secret),
    ...parts,
  };
  const newId = () => `till-${++ids}`;
  return createKeyringStore({ keyring: async () => keyring, platform: 'linux', newId, randomBytes });
}
const broken = () => Promise.reject(new Error('Platform failure: DBus error'));

it('keeps a key of its own for everything that is sealed, and never writes over one', async () => {
  const entries = new Map<string, string>();
  const store = storeOver(entries);
  const [one, two] = [await store.seal('pässword'), await store.seal('pässword')];
  expect(entries.size).toBe(2);
  expect(one).toMatch(/^keyring1\.till-\d+\./);
  expect([await store.open(one), await store.open(two)]).toEqual(['pässword', 'pässword']);
  expect([...entries.values()].some((kept) => one.includes(kept))).toBe(false);
  expect([store.by, store.kind(), await store.check()]).toEqual(['keyring', 'secret-service', null]);
});

it('opens nothing that was sealed elsewhere, changed, or whose entry is gone', async () => {
  const entries = new Map<string, string>();
  const store = storeOver(entries);
  const sealed = await store.seal('secret');
  expect(await storeOver(new Map()).open(sealed)).toBeNull();
  for (const text of ['', 'file1.a.b.c', 'keyring1.', `${sealed.slice(0, -2)}AA`])
    expect(await store.open(text)).toBeNull();
  entries.clear();
  expect(await store.open(sealed)).toBeNull();
});

it('that does not answer is half a sentence, and opens nothing', async () => {
  const store = storeOver(new Map(), { read: broken });
  expect(await store.check()).toBe('its key store does not answer');
  expect(await store.open('keyring1.till-1.a.b.c')).toBeNull();
});

it('of this machine is there or is not, and either is said without a crash', async () => {
  const store = createKeyringStore({
    keyring: openKeyring,
    platform: process.platform,
    newId: () => 'never-written',
    randomBytes,
  });
  expect([null, 'its key store does not answer']).toContain(await store.check());
  expect(await store.open('keyring1.no-till-has-this-name.a.b.c')).toBeNull();
});
