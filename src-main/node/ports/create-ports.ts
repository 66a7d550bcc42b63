/**
 * Everything the program needs from a plain Node machine, for both doors; which settings store and which key store
 * is up to the door. Must never print: what people should know comes back as sentences.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { AppOptions, KeyStore, Mode } from '../../app/ports.ts';
import { createFileLog } from './file-log.ts';
import { createKeyStores } from './key-stores.ts';
import { createSystemClock } from './system-clock.ts';

export interface PlainPorts {
  options: Omit<AppOptions, 'settingsFile'>;
  notices: string[];
  /** For the desktop program, which has a better one and opens what this one sealed. */
  inFile: KeyStore;
}

/** The data folder has to exist. Throws when it cannot be written. */
export function createPorts(what: {
  mode: Mode;
  dataFolder: string;
  machineFolder: string;
  version: string;
}): PlainPorts {
  const clock = createSystemClock();
  const log = createFileLog({ file: join(what.dataFolder, 'log', 'counterpart.log'), clock });
  const { keyStores, inFile, notices } = createKeyStores(what.mode, what.dataFolder);
  return {
    notices,
    inFile,
    options: { ...what, clock, randomBytes, newId: () => v7(), keyStores, log },
  };
}
