/**
 * The one key of a data folder: made once, locked by the key store of the system and by the recovery key, never made
 * anew over files it has sealed. Whoever cannot open it is asked for the recovery key. Nothing here leaves the main side.
 */
import type { RecoveryKeyView } from '../contract/keys.ts';
import { readRecoveryKey, recoveryKeyBytes, writeRecoveryKey } from '../domain/recovery-key.ts';
import { type FileKey, fileKeyOf, keyFor } from '../store/file-key.ts';
import {
  type KeyFile,
  type KeyFilePlaces,
  readKeyFiles,
  spreadKeyFile,
  writeKeyFile,
} from '../store/key-file.ts';
import type { KeyStore, SecretBox } from './ports.ts';
import { createSealer } from './sealing.ts';

const dataKeyBytes = 32;

export interface Keys {
  /** What ledger, cache and backups are sealed with. */
  file: FileKey;
  /** Seals the till's other secrets, under the same key. */
  secrets: SecretBox;
  /** Which key store holds it, and what the system calls that. */
  store: { by: string; kind: string };
  /** How it was had at this start. */
  cameBy: 'store' | 'new' | 'recovery-key';
  deviceSecret: () => Uint8Array | null;
  /** On the disk when this returns. Throws what the disk says. */
  keepDeviceSecret: (secret: Uint8Array) => void;
  /** The newest first. */
  recovery: () => RecoveryKeyView[];
  /** A new recovery key, group by group; shown now and never again. The one before counts until this is confirmed. */
  makeRecoveryKey: (at: number) => { number: number; groups: string[] };
  /** null = nothing was shown in this run that waits for it. */
  groupsToConfirm: () => { number: number; groups: readonly string[] } | null;
  /** The one that was shown counts, and no other any more. Throws what the disk says. */
  confirmRecoveryKey: (at: number) => void;
}

export interface KeyWorld {
  places: KeyFilePlaces;
  /** The best first. */
  stores: readonly KeyStore[];
  randomBytes: (count: number) => Uint8Array;
}

/** Half a sentence when no key store of this machine can be used. */
export class NoKeyStore extends Error {
  override readonly name = 'NoKeyStore';
}

/** Opens the key in a file with the key stores of this machine; null = none of them can. */
export async function openWithStores(file: KeyFile, stores: readonly KeyStore[]): Promise<Uint8Array | null> {
  for (const { by, sealed } of file.stores) {
    for (const store of stores.filter((one) => one.by === by)) {
      const dataKey = readDataKey(await store.open(sealed), file);
      if (dataKey !== null) return dataKey;
    }
  }
  return null;
}

/** null = it is another recovery key. */
export function openWithRecoveryKey(file: KeyFile, text: string): Uint8Array | null {
  const read = readRecoveryKey(text);
  if (!read.ok) return null;
  for (const { sealed } of file.recovery) {
    const dataKey = readDataKey(recoverySealer(read.bytes, file.mark).open(sealed), file);
    if (dataKey !== null) return dataKey;
  }
  return null;
}

function readDataKey(text: string | null, file: KeyFile): Uint8Array | null {
  if (text === null) return null;
  const dataKey = Buffer.from(text, 'base64');
  return dataKey.length === dataKeyBytes && fileKeyOf(dataKey).mark === file.mark ? dataKey : null;
}

const noChance = () => {
  throw new Error('only opens');
};

function recoverySealer(
  recoveryKey: Uint8Array,
  mark: string,
  randomBytes: KeyWorld['randomBytes'] = noChance,
): SecretBox {
  const key = keyFor(recoveryKey, `recovery ${mark}`);
  return createSealer({ form: 'recovery1', kind: 'recovery', key, randomBytes });
}

/** For the till's other secrets. */
export function sealerOf(dataKey: Uint8Array, randomBytes: KeyWorld['randomBytes'] = noChance): SecretBox {
  return createSealer({ form: 'data1', kind: 'data', key: keyFor(dataKey, 'secrets'), randomBytes });
}

/** For a folder in which nothing was sealed yet. On the disk, and read back, when this resolves. */
export async function makeKeys(world: KeyWorld): Promise<Keys> {
  const dataKey = world.randomBytes(dataKeyBytes);
  const { mark } = fileKeyOf(dataKey);
  const empty: KeyFile = { form: 1, mark, serial: 1, stores: [], recovery: [], deviceSecret: null };
  return holdKeys(world, empty, dataKey, 'new');
}

/**
 * The key is known; makes sure that the best key store of this machine can open it next time.
 * Rejects with `NoKeyStore`, or what the disk says.
 */
export async function holdKeys(
  world: KeyWorld,
  opened: KeyFile,
  dataKey: Uint8Array,
  cameBy: Keys['cameBy'],
): Promise<Keys> {
  const store = await bestStore(world);
  let file = newestOf(world.places, opened);
  const write = (next: Omit<KeyFile, 'serial'>, forgets = false) => {
    const written = { ...next, serial: file.serial + 1 };
    writeKeyFile(world.places, written, forgets);
    file = written;
  };
  const there = file.stores.find(({ by }) => by === store.by);
  const opens = there !== undefined && readDataKey(await store.open(there.sealed), file) !== null;
  if (!opens) {
    const sealed = await sealFor(store, dataKey, file);
    write({ ...file, stores: [sealed, ...file.stores.filter(({ by }) => by !== store.by)] });
  } else if (store.by !== 'file' && file.stores.some(({ by }) => by === 'file')) {
    // the better place has proved itself over a start: a key in a file beside it would make it worthless
    write({ ...file, stores: file.stores.filter(({ by }) => by !== 'file') }, true);
  } else if (cameBy === 'recovery-key') {
    write(file);
  } else {
    spreadKeyFile(world.places, file);
  }
  return keep();

  function keep(): Keys {
    const { randomBytes } = world;
    const secrets = sealerOf(dataKey, randomBytes);
    let shown: { number: number; groups: string[] } | null = null;
    return {
      file: fileKeyOf(dataKey),
      secrets,
      store: { by: store.by, kind: store.kind() },
      cameBy,
      deviceSecret: () => {
        const text = file.deviceSecret === null ? null : secrets.open(file.deviceSecret);
        return text === null ? null : Buffer.from(text, 'base64');
      },
      keepDeviceSecret: (secret) =>
        write({ ...file, deviceSecret: secrets.seal(Buffer.from(secret).toString('base64')) }),
      recovery: () =>
        file.recovery
          .map(({ number, madeAt, confirmedAt }) => ({ number, madeAt, confirmedAt }))
          .sort((one, other) => other.number - one.number),
      makeRecoveryKey: (at) => {
        const bytes = randomBytes(recoveryKeyBytes);
        const number = 1 + Math.max(0, ...file.recovery.map((one) => one.number));
        const sealed = recoverySealer(bytes, file.mark, randomBytes).seal(
          Buffer.from(dataKey).toString('base64'),
        );
        const groups = writeRecoveryKey(bytes);
        const confirmed = file.recovery.filter(({ confirmedAt }) => confirmedAt !== null);
        write({ ...file, recovery: [{ number, madeAt: at, confirmedAt: null, sealed }, ...confirmed] });
        shown = { number, groups };
        return shown;
      },
      groupsToConfirm: () => shown,
      confirmRecoveryKey: (at) => {
        const kept = file.recovery.filter(({ number }) => number === shown?.number);
        write({ ...file, recovery: kept.map((one) => ({ ...one, confirmedAt: at })) }, true);
        shown = null;
      },
    };
  }
}

/** Whichever copy could be opened: the newest of the same key says which recovery key counts, and is not written over. */
function newestOf(places: KeyFilePlaces, opened: KeyFile): KeyFile {
  const ofThisKey = readKeyFiles(places).filter(({ mark }) => mark === opened.mark);
  return ofThisKey.reduce((newest, one) => (one.serial > newest.serial ? one : newest), opened);
}

async function bestStore({ stores }: KeyWorld): Promise<KeyStore> {
  let why = 'there is none';
  for (const store of stores) {
    const trouble = await store.check();
    if (trouble === null) return store;
    why = trouble;
  }
  throw new NoKeyStore(why);
}

/** Read back before it is relied upon. */
async function sealFor(store: KeyStore, dataKey: Uint8Array, file: KeyFile) {
  const sealed = await store.seal(Buffer.from(dataKey).toString('base64'));
  if (readDataKey(await store.open(sealed), file) === null)
    throw new NoKeyStore('it does not give back what it was given');
  return { by: store.by, kind: store.kind(), sealed };
}
