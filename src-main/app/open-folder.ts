/**
 * Opens a data folder from the lock to the ledger: who holds it, with which key, and what is to be done when either is
 * missing. Answers the till, or an app that asks for what is needed first. Never a new ledger over an old one.
 */
import { z } from 'zod';
import { type HeldFolder, holdFolder, openHeld, type Store } from '../store/open.ts';
import { outsideOf } from './keep-epoch.ts';
import type { Keys, KeyWorld } from './keys.ts';
import { createLockedApp } from './locked-app.ts';
import { openKeys } from './open-keys.ts';
import type { App, AppOptions } from './ports.ts';
import { createRecoveryApp } from './recovery-app.ts';
import { sayOpening } from './say-opening.ts';

export type CreatedApp = { ok: true; app: App } | { ok: false; message: string };

export interface OpenedFolder {
  store: Store;
  keys: Keys;
}

export type StartTill = (opened: OpenedFolder) => Promise<CreatedApp>;

export async function openFolder(options: AppOptions, startTill: StartTill): Promise<CreatedApp> {
  const taken = holdFolder(options.dataFolder);
  if (!taken.ok) return taken;
  const { held } = taken;
  const world: KeyWorld = {
    places: { folder: options.dataFolder, outside: outsideOf(options) },
    stores: options.keyStores,
    randomBytes: options.randomBytes,
  };
  const goOn = (keys: Keys) => openWith(options, held, keys, startTill);
  try {
    const opened = await openKeys(world);
    if (opened.kind === 'open') return await goOn(opened.keys);
    return { ok: true, app: createLockedApp(options, held, opened.locked, goOn) };
  } catch (error) {
    held.release();
    return { ok: false, message: sayOpening(options.dataFolder, error) };
  }
}

async function openWith(
  options: AppOptions,
  held: HeldFolder,
  keys: Keys,
  startTill: StartTill,
): Promise<CreatedApp> {
  await adoptOlderSecrets(options, keys);
  const opened = openHeld(held, keys.file);
  if (opened.ok) return startTill({ store: opened.store, keys });
  if (!opened.damage) return opened;
  const app = createRecoveryApp(options, opened.damage, keys, (store) => startTill({ store, keys }));
  return { ok: true, app };
}

const sealedConnection = z.looseObject({ sealed: z.string() });

/** What an older program sealed with a key store directly is sealed with the data key from now on. */
async function adoptOlderSecrets({ settingsFile, keyStores }: AppOptions, keys: Keys): Promise<void> {
  async function reopen(sealed: string): Promise<string | null> {
    if (keys.secrets.open(sealed) !== null) return null;
    for (const store of keyStores) {
      const text = await store.open(sealed);
      if (text !== null) return text;
    }
    return null;
  }
  const device = settingsFile.read('deviceSecret');
  const secret = typeof device === 'string' && keys.deviceSecret() === null ? await reopen(device) : null;
  if (secret !== null) keys.keepDeviceSecret(Buffer.from(secret, 'base64'));
  if (device !== undefined && keys.deviceSecret() !== null) settingsFile.write('deviceSecret', undefined);
  const connection = sealedConnection.safeParse(settingsFile.read('connection'));
  const password = connection.success ? await reopen(connection.data.sealed) : null;
  if (password !== null) {
    settingsFile.write('connection', { ...connection.data, sealed: keys.secrets.seal(password) });
  }
}
